package io.lightmill.outbox;

import io.lightmill.contracts.event.EventType;
import io.lightmill.trace.CurrentTrace;
import org.jspecify.annotations.Nullable;

/**
 * An event to be sent.
 *
 * @param topic of {@link io.lightmill.contracts.event.Topics}
 * @param key the job's id, or the user's on the browser's topic
 * @param body an instance of the type's record
 * @param traceparent of the work that it tells of; null: of a service's own
 */
public record OutboxMessage(
        String topic,
        String key,
        EventType type,
        Record body,
        @Nullable String traceparent) {

    public OutboxMessage {
        if (!type.body().isInstance(body)) {
            throw new IllegalArgumentException(
                    type + " does not carry a " + body.getClass().getSimpleName());
        }
    }

    /** An event of the work at hand. */
    public OutboxMessage(String topic, String key, EventType type, Record body) {
        this(topic, key, type, body, CurrentTrace.traceparent());
    }
}
