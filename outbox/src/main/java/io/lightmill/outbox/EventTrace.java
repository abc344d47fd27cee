package io.lightmill.outbox;

import io.lightmill.trace.CurrentTrace;
import io.lightmill.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The trace that an event was written in, for whoever hears of it. */
public final class EventTrace {

    /** CloudEvents' extension for distributed tracing, as binary mode writes it. */
    static final String HEADER = "ce_traceparent";

    private EventTrace() {}

    /** Empty: it tells of a service's own work. */
    public static Optional<Trace> of(ConsumerRecord<?, ?> event) {
        Header header = event.headers().lastHeader(HEADER);
        return header == null || header.value() == null
                ? Optional.empty()
                : Trace.parse(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** What is done about the event belongs to its trace, until the scope is closed. */
    public static CurrentTrace.Scope enter(ConsumerRecord<?, ?> event) {
        return CurrentTrace.enter(of(event).orElse(null));
    }
}
