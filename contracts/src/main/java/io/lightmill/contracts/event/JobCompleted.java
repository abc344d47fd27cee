package io.lightmill.contracts.event;

import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobState;
import java.time.Instant;
import java.util.UUID;

/** The last item is final; {@code state} is how the job ended. Said once. */
public record JobCompleted(UUID jobId, UUID userId, UUID groupId, JobState state, ItemCounts counts, Instant at) {}
