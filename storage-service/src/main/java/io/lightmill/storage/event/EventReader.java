package io.lightmill.storage.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads CloudEvents in binary mode: the type stands in a header, the body is the record. */
@ApplicationScoped
public class EventReader {

    private static final String TYPE = "ce_type";

    private final ObjectMapper json;

    EventReader(ObjectMapper json) {
        this.json = json;
    }

    /** Whether the record is of that type; the others of its topic are not ours. */
    public boolean is(EventType type, ConsumerRecord<?, ?> record) {
        Header header = record.headers().lastHeader(TYPE);
        return header != null
                && header.value() != null
                && type.type().equals(new String(header.value(), StandardCharsets.UTF_8));
    }

    /**
     * The body.
     *
     * @throws IOException when it is none
     */
    public <T extends Record> T read(byte[] body, Class<T> type) throws IOException {
        T read = json.readValue(body, type);
        if (read == null) {
            throw new IOException("a body without a record");
        }
        return read;
    }
}
