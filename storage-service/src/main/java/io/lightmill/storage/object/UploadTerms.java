package io.lightmill.storage.object;

import java.time.Duration;

/**
 * What a PUT ticket allows.
 *
 * @param maxBytes no more than that
 * @param lifetime no longer than that
 */
public record UploadTerms(long maxBytes, Duration lifetime) {}
