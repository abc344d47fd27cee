package io.lightmill.contracts.event;

import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobState;
import java.time.Instant;
import java.util.UUID;

/** The job's counts or flags changed; at most a few a second for each job. */
public record JobProgressed(
        UUID jobId, UUID userId, UUID groupId, JobState state, boolean paused, ItemCounts counts, Instant at) {}
