package io.lightmill.job.progress;

import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import java.util.EnumMap;
import java.util.Map;

/** How a batch of moves changes the counters of a job, and the state that follows from them. */
final class JobTally {

    private final Map<ItemState, Integer> changes = new EnumMap<>(ItemState.class);
    private boolean started;

    /** Counts an item that left one state for another, or stayed. */
    void moved(ItemState from, ItemState to) {
        changes.merge(from, -1, Integer::sum);
        changes.merge(to, 1, Integer::sum);
        started |= to != ItemState.QUEUED && to != ItemState.CANCELLED;
    }

    int change(ItemState state) {
        return changes.getOrDefault(state, 0);
    }

    ItemCounts appliedTo(ItemCounts before) {
        return new ItemCounts(
                before.total(),
                before.queued() + change(ItemState.QUEUED),
                before.processing() + change(ItemState.PROCESSING),
                before.generated() + change(ItemState.GENERATED),
                before.completed() + change(ItemState.COMPLETED),
                before.failed() + change(ItemState.FAILED),
                before.cancelled() + change(ItemState.CANCELLED));
    }

    /** The job's state once its counters are these. */
    JobState stateOf(JobState before, ItemCounts after) {
        if (before.isFinal()) {
            return before;
        }
        if (after.queued() + after.processing() + after.generated() > 0) {
            return started ? JobState.PROCESSING : before;
        }
        if (after.cancelled() > 0) {
            return JobState.CANCELLED;
        }
        return after.completed() > 0 ? JobState.COMPLETED : JobState.FAILED;
    }

    boolean started() {
        return started;
    }
}
