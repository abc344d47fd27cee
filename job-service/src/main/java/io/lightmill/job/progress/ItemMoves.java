package io.lightmill.job.progress;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import io.lightmill.job.job.Job;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Moves items and their job's counters under the job's lock. Items are written by one update per former state, and the counters
 * follow only if its row count says that each of them was in it.
 */
@ApplicationScoped
class ItemMoves {

    private final MirrorRows rows;
    private final Outcomes outcomes;
    private final MeterRegistry meters;

    ItemMoves(MirrorRows rows, Outcomes outcomes, MeterRegistry meters) {
        this.rows = rows;
        this.outcomes = outcomes;
        this.meters = meters;
    }

    /** The items as they are now, by id; those that the job does not have are left out. */
    Map<UUID, ItemChange> find(UUID jobId, Collection<UUID> ids) {
        Map<UUID, ItemChange> items = LinkedHashMap.newLinkedHashMap(ids.size());
        rows.find(jobId, ids).forEach(found -> items.put(found.id(), new ItemChange(found)));
        return items;
    }

    /** Writes what became of them; the job's new state. */
    JobState write(Job job, List<ItemChange> changes) {
        JobTally tally = move(job, changes);
        outcomes.write(job.id(), changes);
        JobState state = tally.stateOf(job.state(), tally.appliedTo(job.items()));
        double seconds = changes.stream().mapToDouble(ItemChange::seconds).sum();
        BigDecimal costUsd = changes.stream().map(ItemChange::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
        rows.count(job, tally, state, seconds, costUsd);
        meters.counter("lightmill.job.items.changed").increment(changes.size());
        return state;
    }

    private JobTally move(Job job, List<ItemChange> changes) {
        Map<ItemState, List<ItemChange>> leaving = changes.stream()
                .collect(Collectors.groupingBy(
                        change -> change.found().state(), () -> new EnumMap<>(ItemState.class), Collectors.toList()));
        JobTally tally = new JobTally();
        leaving.forEach((from, items) -> {
            if (rows.move(job.id(), from, items) != items.size()) {
                throw new IllegalStateException("items of job " + job.id() + " left " + from + " without its lock");
            }
            items.forEach(change -> tally.moved(from, change.state()));
        });
        return tally;
    }
}
