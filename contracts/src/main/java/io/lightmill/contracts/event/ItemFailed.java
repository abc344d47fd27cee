package io.lightmill.contracts.event;

import io.lightmill.contracts.error.ErrorCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The item failed for good.
 *
 * @param attemptId the last attempt; null when it failed before any
 * @param message what happened, for people
 * @param attempts tries in all
 */
public record ItemFailed(
        UUID jobId,
        UUID itemId,
        UUID userId,
        @Nullable UUID attemptId,
        long version,
        ErrorCode code,
        String message,
        int attempts,
        Instant at) {}
