package io.lightmill.job.comparison;

import io.lightmill.job.job.Job;
import io.lightmill.job.job.Jobs;
import io.lightmill.job.progress.JobMirror;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Asks the siblings about open items of jobs that hear nothing: so no state depends on a delivery, and a broker that lost
 * everything, or a sibling that came back without what it had heard of them, loses no open item. Items that are final are not asked
 * about: what a restored sibling has forgotten of those stays forgotten.
 */
@ApplicationScoped
class Comparison {

    private static final Logger LOG = Logger.getLogger(Comparison.class);
    private static final int PAGE = 1_000;

    private final OpenItems openItems;
    private final Jobs jobs;
    private final JobMirror mirror;
    private final KnownElsewhere elsewhere;
    private final LockedRepetition repetition;

    Comparison(
            OpenItems openItems, Jobs jobs, JobMirror mirror, KnownElsewhere elsewhere, LockedRepetition repetition) {
        this.openItems = openItems;
        this.jobs = jobs;
        this.mirror = mirror;
        this.elsewhere = elsewhere;
        this.repetition = repetition;
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
        boolean first = true;
        for (List<OpenItem> page = openItems.page(job, after, PAGE);
                !page.isEmpty();
                page = openItems.page(job, after, PAGE)) {
            Differences differences = elsewhere.differences(job, page);
            mirror.take(job.id(), differences.news());
            repeated += repetition.say(job.id(), differences, first);
            first = false;
            after = page.getLast().ordinal();
        }
        if (repeated > 0) {
            LOG.infof("Siblings were told again what they did not know. jobId=%s words=%d", job.id(), repeated);
        }
    }
}
