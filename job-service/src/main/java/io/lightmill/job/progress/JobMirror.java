package io.lightmill.job.progress;

import io.lightmill.contracts.api.JobState;
import io.lightmill.job.job.Job;
import io.lightmill.job.job.Jobs;
import io.lightmill.job.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes news about items into the mirror: one transaction for a job's whole batch, under the lock of the job's row.
 *
 * <p>The lock is what makes counters equal item states at every commit: whoever moves an item holds it, so what is read here
 * is what is changed here.
 */
@ApplicationScoped
public class JobMirror {

    private static final Logger LOG = Logger.getLogger(JobMirror.class);

    private final Jobs jobs;
    private final ItemMoves moves;
    private final Tiles tiles;
    private final JobProgress progress;
    private final Transactions transactions;

    JobMirror(Jobs jobs, ItemMoves moves, Tiles tiles, JobProgress progress, Transactions transactions) {
        this.jobs = jobs;
        this.moves = moves;
        this.tiles = tiles;
        this.progress = progress;
        this.transactions = transactions;
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
        JobState state = moves.write(job, changes);
        tiles.tell(job, changes);
        progress.changed(job, state);
    }

    private List<ItemChange> changed(Job job, List<ItemNews> news) {
        Set<UUID> ids = news.stream().map(ItemNews::itemId).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<UUID, ItemChange> items = moves.find(job.id(), ids);
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
}
