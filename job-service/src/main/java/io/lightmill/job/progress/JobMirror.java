package io.lightmill.job.progress;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemsChanged;
import io.lightmill.contracts.event.Topics;
import io.lightmill.job.job.Job;
import io.lightmill.job.job.Jobs;
import io.lightmill.job.sql.Transactions;
import io.lightmill.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes news about items into the mirror: one transaction for a job's whole batch, under the lock of the job's row.
 *
 * <p>The lock is what makes counters equal item states at every commit: whoever moves an item holds it, so what is read here
 * is what is changed here. Items are written by one update per former state, and the counters follow only if its row count says
 * that each of them was in it.
 */
@ApplicationScoped
public class JobMirror {

    private static final Logger LOG = Logger.getLogger(JobMirror.class);
    /** A change is some 120 bytes of JSON: pages stay below 256 KiB. */
    private static final int CHANGES_A_PAGE = 1_500;

    private final Jobs jobs;
    private final MirrorRows rows;
    private final Outcomes outcomes;
    private final JobProgress progress;
    private final Outbox outbox;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private final InstantSource clock;

    JobMirror(
            Jobs jobs,
            MirrorRows rows,
            Outcomes outcomes,
            JobProgress progress,
            Outbox outbox,
            Transactions transactions,
            MeterRegistry meters,
            InstantSource clock) {
        this.jobs = jobs;
        this.rows = rows;
        this.outcomes = outcomes;
        this.progress = progress;
        this.outbox = outbox;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /** Takes news of one job in their order; said again they change nothing. */
    public void take(UUID jobId, List<ItemNews> news) {
        transactions.run(() -> jobs.lock(jobId)
                .ifPresentOrElse(
                        job -> take(job, news),
                        // Restored from an older backup, or a stranger's: there is nothing to mirror.
                        () -> LOG.warnf("News of an unknown job. jobId=%s news=%d", jobId, news.size())));
    }

    private void take(Job job, List<ItemNews> news) {
        List<ItemChange> changes = changed(job, news);
        if (changes.isEmpty()) {
            return;
        }
        JobTally tally = move(job, changes);
        outcomes.write(job.id(), changes);
        JobState state = tally.stateOf(job.state(), tally.appliedTo(job.items()));
        double seconds = changes.stream().mapToDouble(ItemChange::seconds).sum();
        BigDecimal costUsd = changes.stream().map(ItemChange::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
        rows.count(job, tally, state, seconds, costUsd);
        tellOwner(job, changes);
        progress.changed(job, state);
        meters.counter("lightmill.job.items.changed").increment(changes.size());
    }

    private List<ItemChange> changed(Job job, List<ItemNews> news) {
        Set<UUID> ids = news.stream().map(ItemNews::itemId).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<UUID, ItemChange> items = LinkedHashMap.newLinkedHashMap(ids.size());
        rows.find(job.id(), ids).forEach(found -> items.put(found.id(), new ItemChange(found)));
        for (ItemNews word : news) {
            ItemChange item = items.get(word.itemId());
            if (item == null) {
                LOG.warnf("News of an unknown item. jobId=%s itemId=%s", job.id(), word.itemId());
            } else {
                item.take(word);
            }
        }
        return items.values().stream().filter(ItemChange::isChanged).toList();
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

    private void tellOwner(Job job, List<ItemChange> changes) {
        String key = job.userId().toString();
        changes.stream()
                .filter(ItemChange::isVisible)
                .map(JobMirror::tile)
                .gather(Gatherers.windowFixed(CHANGES_A_PAGE))
                .map(page -> new ItemsChanged(job.id(), job.userId(), page, clock.instant()))
                .forEach(event -> outbox.append(Topics.USER_EVENTS, key, EventType.ITEMS_CHANGED, event));
    }

    private static ItemsChanged.Change tile(ItemChange change) {
        ItemNews.Failed failure = change.failure();
        @Nullable ErrorCode code = failure == null ? null : failure.code();
        ItemState state = change.state();
        return new ItemsChanged.Change(change.found().id(), change.found().ordinal(), state, code);
    }
}
