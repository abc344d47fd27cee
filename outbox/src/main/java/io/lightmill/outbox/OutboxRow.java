package io.lightmill.outbox;

import java.time.Instant;

/** A stored event. */
record OutboxRow(long id, String topic, String key, String type, byte[] body, Instant createdAt) {}
