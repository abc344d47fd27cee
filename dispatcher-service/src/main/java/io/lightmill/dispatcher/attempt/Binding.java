package io.lightmill.dispatcher.attempt;

import java.util.List;
import java.util.UUID;

/**
 * What a claim bound: it never changes while the attempt is known.
 *
 * @param items the chunk
 */
public record Binding(UUID attemptId, UUID invocationId, UUID jobId, UUID userId, List<UUID> items) {}
