package io.lightmill.contracts.event;

import io.lightmill.contracts.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Items that go back to the queue: their attempt failed, was lost, or their output was rejected.
 *
 * @param code why, from the catalogue
 * @param notBefore when they may be handed out again
 */
public record ItemsRequeued(
        UUID jobId, UUID attemptId, List<ItemVersion> items, ErrorCode code, Instant notBefore, Instant at) {}
