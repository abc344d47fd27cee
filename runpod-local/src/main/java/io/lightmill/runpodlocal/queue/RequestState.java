package io.lightmill.runpodlocal.queue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a request is; what each state knows, and which states may follow it. */
public sealed interface RequestState {

    /** The name that clients see. */
    Status status();

    /**
     * Waits.
     *
     * @param since the submission, or when it came back
     */
    record Waiting(Instant since) implements RequestState {

        @Override
        public Status status() {
            return Status.IN_QUEUE;
        }

        Running takenBy(String workerId, Instant now) {
            return new Running(since, now, workerId, null, 0);
        }

        Finished ended(Status status, Instant now, @Nullable String workerId, Outcome outcome) {
            return new Finished(status, now, Duration.between(since, now), Duration.ZERO, workerId, outcome);
        }
    }

    /**
     * A worker has it.
     *
     * @param queued since when it waited before
     * @param since when it was taken
     * @param progress the last word of {@code progress_update}, shown as its output
     * @param missed how many pings of its worker in a row did not name it
     */
    record Running(
            Instant queued,
            Instant since,
            String workerId,
            @Nullable String progress,
            int missed) implements RequestState {

        @Override
        public Status status() {
            return Status.IN_PROGRESS;
        }

        /** Queue time, cold start included. */
        public Duration delay() {
            return Duration.between(queued, since);
        }

        Waiting putBack() {
            return new Waiting(queued);
        }

        Waiting requeued(Instant now) {
            return new Waiting(now);
        }

        Running progressed(String output) {
            return new Running(queued, since, workerId, output, missed);
        }

        Running pinged(boolean named) {
            return new Running(queued, since, workerId, progress, named ? 0 : missed + 1);
        }

        Finished ended(Status status, Instant now, Outcome outcome) {
            return new Finished(status, now, delay(), Duration.between(since, now), workerId, outcome);
        }
    }

    /**
     * Nothing follows, but {@code /retry}.
     *
     * @param delay time in the queue
     * @param execution time at the worker
     * @param workerId who ended it; null: it never ran
     */
    record Finished(
            Status status,
            Instant at,
            Duration delay,
            Duration execution,
            @Nullable String workerId,
            Outcome outcome) implements RequestState {

        Waiting retried(Instant now) {
            return new Waiting(now);
        }

        /** RunPod's bug 250: a late progress post overwrites the final state. */
        Running reopened(String output) {
            return new Running(at, at, workerId == null ? "" : workerId, output, 0);
        }
    }
}
