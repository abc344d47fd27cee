package io.lightmill.contracts.event;

import java.time.Instant;
import java.util.UUID;

/** The owner cancelled the job: no item of it may be handed out any more. */
public record JobCancelRequested(UUID jobId, UUID userId, Instant at) {}
