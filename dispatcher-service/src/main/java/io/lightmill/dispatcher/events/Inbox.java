package io.lightmill.dispatcher.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * Takes records off a topic. What cannot be decoded goes to the dead-letter topic and the rest goes on; what can be is done
 * until it is done: while the database is away, the partition waits.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Map<String, EventType> TYPES =
            Arrays.stream(EventType.values()).collect(Collectors.toMap(EventType::type, Function.identity()));

    private final ObjectMapper mapper;
    private final DeadLetters deadLetters;

    Inbox(ObjectMapper mapper, DeadLetters deadLetters) {
        this.mapper = mapper;
        this.deadLetters = deadLetters;
    }

    /** The bodies of those that can be read, in order; types of newer services that we do not know are passed over. */
    public List<Record> decode(Iterable<ConsumerRecord<String, byte[]>> records) {
        List<Record> bodies = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                read(record).ifPresent(bodies::add);
            } catch (IOException | IllegalArgumentException e) {
                LOG.errorf(
                        "A record cannot be read. topic=%s partition=%d offset=%d",
                        record.topic(), record.partition(), (Long) record.offset());
                untilDone(() -> deadLetters.put(record, String.valueOf(e.getMessage())));
            }
        }
        return bodies;
    }

    private Optional<Record> read(ConsumerRecord<String, byte[]> record) throws IOException {
        Header header = record.headers().lastHeader("ce_type");
        if (header == null || record.value() == null) {
            throw new IllegalArgumentException("no CloudEvent: a body and the header ce_type are needed");
        }
        EventType type = TYPES.get(new String(header.value(), StandardCharsets.UTF_8));
        return type == null ? Optional.empty() : Optional.of(mapper.readValue(record.value(), type.body()));
    }

    /** Does it until it succeeds or the process ends. */
    public void untilDone(Runnable work) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "A record waits for %s", pause);
            }
            pause = sleep(pause);
        }
    }

    private static Duration sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // Not acknowledged: whoever gets the partition next reads it again.
            throw new IllegalStateException("stopped while a record waited", e);
        }
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
