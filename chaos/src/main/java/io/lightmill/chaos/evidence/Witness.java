package io.lightmill.chaos.evidence;

import java.util.Map;
import java.util.UUID;

/**
 * What the services' databases say at the end: one more witness, never an excuse.
 *
 * @param dispatcher state by item
 * @param job state by item
 * @param storage state by item: {@code ARCHIVED}, {@code REJECTED}
 * @param runningAttempts attempts that have not ended
 * @param outboxRows words that nobody sent
 */
public record Witness(
        Map<UUID, String> dispatcher,
        Map<UUID, String> job,
        Map<UUID, String> storage,
        int runningAttempts,
        int outboxRows) {}
