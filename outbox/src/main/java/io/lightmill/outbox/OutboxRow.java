package io.lightmill.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored event. */
record OutboxRow(
        long id,
        String topic,
        String key,
        String type,
        byte[] body,
        Instant createdAt,
        @Nullable String traceparent) {

    /** Where it goes: rows of one address arrive in their order. */
    Address address() {
        return new Address(topic, key);
    }

    /** A topic and a key of it. */
    record Address(String topic, String key) {}
}
