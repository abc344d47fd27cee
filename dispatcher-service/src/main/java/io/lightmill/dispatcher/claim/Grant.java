package io.lightmill.dispatcher.claim;

import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.queue.Job;
import io.lightmill.dispatcher.queue.Shares.Charge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a claim gets. */
sealed interface Grant {

    /** Nothing: the run ends. */
    record Nothing() implements Grant {}

    /** The run has two running attempts already; its reports are still on their way. */
    record Busy() implements Grant {}

    /** There is no row of the invocation: it must be entered first. */
    record Stranger() implements Grant {}

    /**
     * A chunk, bound and committed.
     *
     * @param charge what its user is charged with; null: it was charged when it was bound, and is granted again
     * @param deadline seconds from now, or less
     * @param limit seconds from now, or less, until the deadline is moved no further
     */
    record Bound(
            Attempt attempt,
            Job job,
            List<ChunkItem> items,
            @Nullable Charge charge,
            double deadline,
            double limit) implements Grant {}
}
