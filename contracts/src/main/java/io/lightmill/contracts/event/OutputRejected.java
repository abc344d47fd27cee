package io.lightmill.contracts.event;

import io.lightmill.contracts.error.ErrorCode;
import java.time.Instant;
import java.util.UUID;

/** The output was missing or is not what it said: the retry rule decides what follows. */
public record OutputRejected(
        UUID jobId, UUID itemId, UUID userId, UUID attemptId, ErrorCode code, String message, Instant at) {}
