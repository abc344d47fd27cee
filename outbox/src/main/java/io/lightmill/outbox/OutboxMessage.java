package io.lightmill.outbox;

import io.lightmill.contracts.event.EventType;

/**
 * An event to be sent.
 *
 * @param topic of {@link io.lightmill.contracts.event.Topics}
 * @param key the job's id, or the user's on the browser's topic
 * @param body an instance of the type's record
 */
public record OutboxMessage(String topic, String key, EventType type, Record body) {

    public OutboxMessage {
        if (!type.body().isInstance(body)) {
            throw new IllegalArgumentException(
                    type + " does not carry a " + body.getClass().getSimpleName());
        }
    }
}
