package io.lightmill.contracts.event;

import java.time.Instant;
import java.util.UUID;

/**
 * The owner paused or resumed the job.
 *
 * @param paused true: no item is handed out until it is resumed; running ones go on
 * @param version grows with each change of the flag; an older word never undoes a newer one
 */
public record JobPaused(UUID jobId, UUID userId, boolean paused, long version, Instant at) {}
