package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.JobView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Iterator;
import java.util.UUID;

/** The jobs that a bundle is of, or of parts of which, in order. */
@ApplicationScoped
class BundleJobs {

    private static final int PAGE = 100;

    private final JobBook book;

    BundleJobs(JobBook book) {
        this.book = book;
    }

    void forEach(UUID userId, BundleSubject subject, Visit visit) throws IOException {
        switch (subject) {
            case BundleSubject.OfJob one -> visit.job(book.job(userId, one.id()));
            case BundleSubject.OfSelection selection -> each(selected(userId, selection.id()), visit);
            case BundleSubject.OfGroup group -> ofGroup(userId, group.id(), visit);
        }
    }

    /** Those that something was picked of, in the order of the selection's items. */
    Iterator<JobView> selected(UUID userId, UUID selectionId) {
        return new JobPages(cursor -> book.selectedJobs(userId, selectionId, cursor, PAGE));
    }

    private void ofGroup(UUID userId, UUID groupId, Visit visit) throws IOException {
        each(new JobPages(cursor -> book.jobs(userId, groupId, cursor, PAGE)), job -> {
            // A retry's outputs stand in the places of what failed, in the job that failed.
            if (job.retryOf() == null) {
                visit.job(job);
            }
        });
    }

    private static void each(Iterator<JobView> jobs, Visit visit) throws IOException {
        while (jobs.hasNext()) {
            visit.job(jobs.next());
        }
    }

    /** What to do with each. */
    @FunctionalInterface
    interface Visit {
        void job(JobView job) throws IOException;
    }
}
