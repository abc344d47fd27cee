package io.lightmill.job.progress;

import io.lightmill.contracts.api.JobState;
import io.lightmill.job.job.Job;
import io.lightmill.job.job.JobAnnouncements;
import io.lightmill.job.job.Jobs;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Tells a job's owner how it goes, three times a second at most, and its end at once and once.
 *
 * <p>What is not told now stays due in the job's row, so that the last word always comes, whichever process dies in between.
 */
@ApplicationScoped
class JobProgress {

    private static final int AT_ONCE = 100;
    private static final String LONG_AGO = "progress_said_at <= utc_timestamp(6) - interval 300000 microsecond";
    private static final String TAKE_TURN =
            "update job set progress_said_at = utc_timestamp(6), progress_due = null where id = ? and " + LONG_AGO;
    private static final String DUE = "select id from job force index (job_progress_due) where progress_due = true and "
            + LONG_AGO + " order by progress_said_at limit " + AT_ONCE;

    private final Database database;
    private final Jobs jobs;
    private final JobAnnouncements announcements;
    private final Transactions transactions;

    JobProgress(Database database, Jobs jobs, JobAnnouncements announcements, Transactions transactions) {
        this.database = database;
        this.jobs = jobs;
        this.announcements = announcements;
        this.transactions = transactions;
    }

    /** The job, whose lock the caller holds, was just changed and is in that state now. */
    void changed(Job before, JobState after) {
        if (after.isFinal() && !before.state().isFinal()) {
            Job ended = jobs.lock(before.id()).orElseThrow();
            announcements.progressed(ended);
            announcements.ended(ended);
        } else if (database.update(TAKE_TURN, before.id()) == 1) {
            jobs.lock(before.id()).ifPresent(announcements::progressed);
        }
    }

    /**
     * Tells what is due.
     *
     * @return how many jobs
     */
    int tellDue() {
        List<UUID> due = database.list(DUE, row -> row.uuid("id"));
        due.forEach(id -> transactions.run(() -> jobs.lock(id).ifPresent(announcements::progressed)));
        return due.size();
    }
}
