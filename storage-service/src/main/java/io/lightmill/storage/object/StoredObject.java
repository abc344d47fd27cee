package io.lightmill.storage.object;

import java.time.Instant;

/** What the store says of an object without reading it. */
public record StoredObject(ObjectKey key, long bytes, Instant writtenAt) {}
