package io.lightmill.chaos.evidence;

import java.time.Instant;

/**
 * An object as it lies in the bucket.
 *
 * @param sha256 of its bytes, 64 lower-case hex digits
 * @param stored when it was written last
 */
public record StoredFile(long bytes, String sha256, Instant stored) {}
