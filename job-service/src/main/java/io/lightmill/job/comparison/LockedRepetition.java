package io.lightmill.job.comparison;

import io.lightmill.job.job.Job;
import io.lightmill.job.job.Jobs;
import io.lightmill.job.sql.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Repeats under the job's lock, unless the job has ended meanwhile. */
@ApplicationScoped
class LockedRepetition {

    private final Repetition repetition;
    private final Jobs jobs;
    private final Transactions transactions;
    private final MeterRegistry meters;

    LockedRepetition(Repetition repetition, Jobs jobs, Transactions transactions, MeterRegistry meters) {
        this.repetition = repetition;
        this.jobs = jobs;
        this.transactions = transactions;
        this.meters = meters;
    }

    /**
     * Says what differs.
     *
     * @param withJob whether the job itself is to be said, too
     * @return how many words
     */
    int say(UUID jobId, Differences differences, boolean withJob) {
        int words = transactions.call(() -> locked(jobId, differences, withJob));
        if (words > 0) {
            meters.counter("lightmill.job.comparison.repeated").increment(words);
        }
        return words;
    }

    private int locked(UUID jobId, Differences differences, boolean withJob) {
        Job job = jobs.lock(jobId).orElseThrow();
        if (job.state().isFinal()) {
            return 0;
        }
        if (withJob) {
            repetition.sayJob(job, differences.dispatcher());
        }
        return repetition.sayItems(job, differences);
    }
}
