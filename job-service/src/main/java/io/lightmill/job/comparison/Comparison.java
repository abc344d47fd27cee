package io.lightmill.job.comparison;

import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.comparison.DispatchStates;
import io.lightmill.job.dispatch.DispatcherClient;
import io.lightmill.job.job.Job;
import io.lightmill.job.job.Jobs;
import io.lightmill.job.progress.JobMirror;
import io.lightmill.job.sql.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks the siblings about open items of jobs that hear nothing: so no state depends on a delivery, and a broker that lost
 * everything, or a sibling that came back from yesterday's backup, loses no item.
 */
@ApplicationScoped
class Comparison {

    private static final Logger LOG = Logger.getLogger(Comparison.class);
    private static final int PAGE = 1_000;

    private final OpenItems openItems;
    private final Jobs jobs;
    private final JobMirror mirror;
    private final Repetition repetition;
    private final Transactions transactions;
    private final DispatcherClient dispatcher;
    private final OutputsClient storage;
    private final MeterRegistry meters;

    Comparison(
            OpenItems openItems,
            Jobs jobs,
            JobMirror mirror,
            Repetition repetition,
            Transactions transactions,
            @RestClient DispatcherClient dispatcher,
            @RestClient OutputsClient storage,
            MeterRegistry meters) {
        this.openItems = openItems;
        this.jobs = jobs;
        this.mirror = mirror;
        this.repetition = repetition;
        this.transactions = transactions;
        this.dispatcher = dispatcher;
        this.storage = storage;
        this.meters = meters;
    }

    /**
     * Compares every job without progress for so long.
     *
     * @return how many jobs were compared
     */
    int compare(long seconds) {
        int compared = 0;
        for (OpenItems.Due due : openItems.due(seconds)) {
            if (openItems.take(due.jobId(), seconds)) {
                compare(due);
                compared++;
            }
        }
        return compared;
    }

    /** A sibling that is away ends this job's turn; its next one comes. */
    private void compare(OpenItems.Due due) {
        try {
            jobs.find(due.userId(), due.jobId()).ifPresent(this::compare);
        } catch (RuntimeException e) {
            LOG.warnf("A job could not be compared. jobId=%s reason=%s", due.jobId(), e.getMessage());
        }
    }

    private void compare(Job job) {
        int after = -1;
        int repeated = 0;
        boolean jobSaid = false;
        for (List<OpenItem> page = openItems.page(job, after, PAGE);
                !page.isEmpty();
                page = openItems.page(job, after, PAGE)) {
            DispatchStates.Answer known = dispatcher.states(new DispatchStates.Request(job.id(), ids(page)));
            Differences differences = Differences.of(page, known, outputs(page, known));
            mirror.take(job.id(), differences.news());
            boolean first = !jobSaid;
            repeated += transactions.call(() -> repeat(job.id(), differences, first));
            jobSaid = true;
            after = page.getLast().ordinal();
        }
        if (repeated > 0) {
            meters.counter("lightmill.job.comparison.repeated").increment(repeated);
            LOG.infof("Siblings were told again what they did not know. jobId=%s words=%d", job.id(), repeated);
        }
    }

    private int repeat(UUID jobId, Differences differences, boolean withJob) {
        Job job = jobs.lock(jobId).orElseThrow();
        if (job.state().isFinal()) {
            return 0;
        }
        if (withJob) {
            repetition.sayJob(job, differences.dispatcher());
        }
        return repetition.sayItems(job, differences);
    }

    private Outputs.StatesAnswer outputs(List<OpenItem> page, DispatchStates.Answer known) {
        List<UUID> worth = Differences.worthAskingStorage(page, known);
        return worth.isEmpty() ? new Outputs.StatesAnswer(List.of()) : storage.states(new Outputs.StatesRequest(worth));
    }

    private static List<UUID> ids(List<OpenItem> page) {
        return page.stream().map(OpenItem::id).toList();
    }
}
