package io.lightmill.runpodlocal.queue;

import java.time.Duration;

/**
 * {@code policy} of a request.
 *
 * @param executionTimeout counted from the take
 * @param ttl counted from the submission, through queue and run
 * @param lowPriority runs only when nothing else waits
 */
public record Policy(Duration executionTimeout, Duration ttl, boolean lowPriority) {}
