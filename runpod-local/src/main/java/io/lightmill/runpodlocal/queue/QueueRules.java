package io.lightmill.runpodlocal.queue;

import java.time.Duration;

/**
 * The platform's rules. Where nobody outside knows what production does, the rule is a switch.
 *
 * @param runRetention how long the result of {@code /run} is kept
 * @param runsyncRetention how long the result of {@code /runsync} is kept
 * @param lostAfter a worker that holds something and was not heard of for so long is lost
 * @param missedPings so many pings in a row that do not name a taken request: it is lost
 * @param retries how often a lost request is queued again before it fails
 * @param ttlTimesOut a request whose ttl ends in the queue is TIMED_OUT; else it is deleted
 * @param executionTimesOut the end of the execution timeout is TIMED_OUT; else FAILED with the text of a lost worker
 * @param refusedResultCompletes a result that was refused leaves COMPLETED without output; else it stays IN_PROGRESS
 * @param formerWorkerCounts a result from a worker that lost the request counts when it is the first; else it is 404
 * @param lateProgressReopens bug 250: progress after the end makes it IN_PROGRESS again
 */
public record QueueRules(
        Duration runRetention,
        Duration runsyncRetention,
        Duration lostAfter,
        int missedPings,
        int retries,
        boolean ttlTimesOut,
        boolean executionTimesOut,
        boolean refusedResultCompletes,
        boolean formerWorkerCounts,
        boolean lateProgressReopens) {

    /** What runpod.md found or holds for likely. */
    public static QueueRules production() {
        return new QueueRules(
                Duration.ofMinutes(30),
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                3,
                1,
                true,
                false,
                true,
                false,
                false);
    }
}
