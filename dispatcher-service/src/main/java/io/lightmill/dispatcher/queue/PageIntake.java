package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.event.ItemsQueued;
import io.lightmill.contracts.event.JobSubmitted;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.Bells;
import io.lightmill.trace.CurrentTrace;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Stores jobs and pages of items; a page that comes again changes nothing. */
@Singleton
public class PageIntake {

    private static final Logger LOG = Logger.getLogger(PageIntake.class);

    private final Transactions transactions;
    private final Jobs jobs;
    private final Pages pages;
    private final ItemChanges changes;
    private final Bells bells;

    PageIntake(Transactions transactions, Jobs jobs, Pages pages, ItemChanges changes, Bells bells) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.pages = pages;
        this.changes = changes;
        this.bells = bells;
    }

    /** Enters a job. Pages may have come before it, when it was said again after a loss: they are due from now on. */
    public void job(JobSubmitted job) {
        transactions.run(() -> register(job));
        note(job);
    }

    /** Enters a job with a page of it in one transaction: its submission says both, and a small job has no other page. */
    public void job(JobSubmitted job, ItemsQueued page) {
        transactions.run(() -> {
            register(job);
            store(page);
        });
        note(job);
    }

    private void register(JobSubmitted job) {
        jobs.register(job, CurrentTrace.traceparent());
    }

    private void note(JobSubmitted job) {
        LOG.infof("A job is here. jobId=%s items=%d engine=%s", job.jobId(), (Integer) job.items(), job.engine());
        bells.ring(job.engine());
    }

    /** Enters a page. */
    public void page(ItemsQueued page) {
        Jobs.Flags flags = transactions.in(() -> store(page));
        if (flags.engine() != null) {
            bells.ring(flags.engine());
        }
    }

    private Jobs.Flags store(ItemsQueued page) {
        Jobs.Flags flags = lock(page.jobId());
        pages.store(page, flags.cancelled() ? ItemPhase.CANCELLED : ItemPhase.QUEUED, changes.now());
        if (flags.cancelled()) {
            // A page that comes again says the same again.
            changes.sayCancelled(page.jobId(), pages.cancelled(page));
        }
        return flags;
    }

    private Jobs.Flags lock(UUID jobId) {
        return jobs.lockFlagsShared(jobId).orElseGet(() -> {
            jobs.touch(jobId);
            return jobs.lockFlagsShared(jobId).orElseThrow();
        });
    }
}
