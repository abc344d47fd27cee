package io.lightmill.contracts.event;

import java.time.Instant;
import java.util.UUID;

/**
 * The bundle of a job that ended can be downloaded with every offset known.
 *
 * @param bytes length of the ZIP
 * @param etag its strong entity tag, quotes included
 */
public record BundleReady(UUID jobId, UUID userId, long bytes, String etag, Instant at) {}
