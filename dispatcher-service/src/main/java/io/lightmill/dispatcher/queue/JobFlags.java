package io.lightmill.dispatcher.queue;

import io.lightmill.crash.CrashPoint;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.Bells;
import io.lightmill.trace.CurrentTrace;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Cancel and pause. The flag's commit decides: it locks the job exclusively, claims lock it shared, so after it no claim hands
 * out an item of the job. A cancelled job's items follow in pages.
 */
@Singleton
public class JobFlags {

    private static final Logger LOG = Logger.getLogger(JobFlags.class);

    private static final int PAGE = 2000;

    private final Sql sql;
    private final Transactions transactions;
    private final Jobs jobs;
    private final ItemChanges changes;
    private final Bells bells;

    JobFlags(Sql sql, Transactions transactions, Jobs jobs, ItemChanges changes, Bells bells) {
        this.sql = sql;
        this.transactions = transactions;
        this.jobs = jobs;
        this.changes = changes;
        this.bells = bells;
    }

    /** When this returns, no claim hands out an item of the job any more. */
    public void cancel(UUID jobId) {
        transactions.run(() -> jobs.cancel(jobId));
        CrashPoint.FLAG_COMMITTED.reach();
    }

    /** Holds the job back or lets it go on; an older word than the last changes nothing. */
    public void pause(UUID jobId, boolean paused, @Nullable Long version) {
        transactions.run(() -> jobs.pause(jobId, paused, version));
        jobs.known(jobId).map(Jobs.Flags::engine).ifPresent(bells::ring);
    }

    /** Cancels what waits of a cancelled job; nothing can come back to its queue meanwhile. */
    public int cancelWaiting(UUID jobId) {
        int all = 0;
        int page;
        do {
            page = transactions.in(() -> cancelPage(jobId));
            all += page;
        } while (page == PAGE);
        return all;
    }

    private int cancelPage(UUID jobId) {
        return jobs.lockFlagsShared(jobId)
                .filter(Jobs.Flags::cancelled)
                .map(flags -> cancelPage(jobId, flags))
                .orElse(0);
    }

    private int cancelPage(UUID jobId, Jobs.Flags flags) {
        try (CurrentTrace.Scope scope = CurrentTrace.enter(flags.traceparent())) {
            int page = changes.cancelQueued(jobId, PAGE);
            LOG.debugf("Cancelled while they waited: %d items. jobId=%s", (Integer) page, jobId);
            return page;
        }
    }

    /** Cancelled jobs that still have waiting items: their replica died between the flag and the items. */
    public List<UUID> unfinished() {
        return sql.list("""
                select j.id from job j where j.cancelled_at is not null and j.closed_at is null
                  and (select 1 from item i force index (queue) where i.job_id = j.id and i.state = 'queued' limit 1)
                    is not null
                limit 100
                """, c -> c.uuid("id"));
    }
}
