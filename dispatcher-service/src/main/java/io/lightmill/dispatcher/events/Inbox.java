package io.lightmill.dispatcher.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.EventType;
import io.lightmill.crash.CrashPoint;
import io.lightmill.outbox.EventTrace;
import io.lightmill.trace.CurrentTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * Takes records off a topic. While the database is away, the partition waits. What cannot be decoded, and what can be but will never be
 * taken, goes to the dead-letter topic, and the rest goes on.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Map<String, EventType> TYPES =
            Arrays.stream(EventType.values()).collect(Collectors.toMap(EventType::type, Function.identity()));

    private final ObjectMapper mapper;
    private final DeadLetters deadLetters;
    private final Patience patience;

    Inbox(ObjectMapper mapper, DeadLetters deadLetters, Patience patience) {
        this.mapper = mapper;
        this.deadLetters = deadLetters;
        this.patience = patience;
    }

    /** A record that can be read, and what it says. */
    public record Event(ConsumerRecord<String, byte[]> record, Record body) {}

    /** Those that can be read, in order; types of newer services that we do not know are passed over. */
    public List<Event> decode(Iterable<ConsumerRecord<String, byte[]>> records) {
        List<Event> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                read(record).ifPresent(body -> events.add(new Event(record, body)));
            } catch (IOException | IllegalArgumentException e) {
                putAside(record, e.toString());
            }
        }
        return events;
    }

    /** Does what the event says, as part of its trace, until it is done, or found to be hopeless and put aside. */
    public void untilDone(Event event, Runnable work) {
        try (CurrentTrace.Scope scope = EventTrace.enter(event.record())) {
            untilDone(List.of(event), events -> work.run());
        }
    }

    /**
     * Does what the events say, together. What breaks on one costs that one only: halves are tried until it stands alone, so the work is
     * done again for those that it was done for already.
     */
    public void untilDone(List<Event> events, Consumer<List<Event>> work) {
        if (events.isEmpty()) {
            return;
        }
        try {
            patience.untilDone(() -> work.accept(events));
            CrashPoint.COMMANDS_TAKEN.reach();
        } catch (Patience.Hopeless e) {
            int half = events.size() / 2;
            if (half == 0) {
                putAside(events.getFirst().record(), String.valueOf(e.getMessage()));
            } else {
                untilDone(events.subList(0, half), work);
                untilDone(events.subList(half, events.size()), work);
            }
        }
    }

    private void putAside(ConsumerRecord<String, byte[]> record, String reason) {
        try (CurrentTrace.Scope scope = EventTrace.enter(record)) {
            LOG.errorf(
                    "A record goes to the dead letters. topic=%s partition=%d offset=%d reason=%s",
                    record.topic(), record.partition(), record.offset(), reason);
        }
        patience.untilSucceeded(() -> deadLetters.put(record, reason));
    }

    private Optional<Record> read(ConsumerRecord<String, byte[]> record) throws IOException {
        Header header = record.headers().lastHeader("ce_type");
        if (header == null || record.value() == null) {
            throw new IllegalArgumentException("no CloudEvent: a body and the header ce_type are needed");
        }
        EventType type = TYPES.get(new String(header.value(), StandardCharsets.UTF_8));
        if (type == null) {
            return Optional.empty();
        }
        Record body = mapper.readValue(record.value(), type.body());
        if (body == null) {
            throw new IllegalArgumentException("a body that says null");
        }
        return Optional.of(body);
    }
}
