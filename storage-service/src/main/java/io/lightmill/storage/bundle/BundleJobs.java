package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs that a bundle is of as a whole, in order. */
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
            case BundleSubject.OfSelection selection -> checkOwner(userId, selection.id());
            case BundleSubject.OfGroup group -> ofGroup(userId, group.id(), visit);
        }
    }

    private void ofGroup(UUID userId, UUID groupId, Visit visit) throws IOException {
        @Nullable String cursor = null;
        do {
            Page<JobView> page = book.jobs(userId, groupId, cursor, PAGE);
            for (JobView job : page.items()) {
                // A retry's outputs stand in the places of what failed, in the job that failed.
                if (job.retryOf() == null) {
                    visit.job(job);
                }
            }
            cursor = page.next();
        } while (cursor != null);
    }

    /** A selection is of single items; asking for one of them tells whether it is the user's. */
    private void checkOwner(UUID userId, UUID selectionId) {
        var unused = book.selected(userId, selectionId, null, 1);
    }

    /** What to do with each. */
    @FunctionalInterface
    interface Visit {
        void job(JobView job) throws IOException;
    }
}
