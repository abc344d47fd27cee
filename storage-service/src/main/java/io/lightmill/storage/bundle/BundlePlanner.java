package io.lightmill.storage.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.JobView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Makes a bundle's plan of what job-service and the archive know now, a page at a time. */
@ApplicationScoped
class BundlePlanner {

    private final BundleJobs jobs;
    private final ArchivedItems items;
    private final ObjectMapper json;
    private final Semaphore planners;

    BundlePlanner(BundleJobs jobs, ArchivedItems items, ObjectMapper json, BundleConfig config) {
        this.jobs = jobs;
        this.items = items;
        this.json = json;
        this.planners = new Semaphore(config.planners(), true);
    }

    BundlePlan plan(UUID userId, BundleSubject subject, Path folder) {
        planners.acquireUninterruptibly();
        try (BundleDraft draft = new BundleDraft(json, folder)) {
            jobs.forEach(userId, subject, job -> add(userId, subject, job, draft));
            return draft.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle's plan could not be written", e);
        } finally {
            planners.release();
        }
    }

    private void add(UUID userId, BundleSubject subject, JobView job, BundleDraft draft) throws IOException {
        draft.beginJob(job);
        items.forEach(userId, job.id(), draft::item);
        draft.endJob(subject);
    }
}
