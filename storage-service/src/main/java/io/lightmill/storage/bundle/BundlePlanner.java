package io.lightmill.storage.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.JobView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Makes a bundle's plan of what job-service and the archive know now, a page at a time. */
@ApplicationScoped
class BundlePlanner {

    private final BundleJobs jobs;
    private final ArchivedItems items;
    private final JobBook book;
    private final ObjectMapper json;
    private final BundleConfig config;
    private final Semaphore planners;

    BundlePlanner(BundleJobs jobs, ArchivedItems items, JobBook book, ObjectMapper json, BundleConfig config) {
        this.jobs = jobs;
        this.items = items;
        this.book = book;
        this.json = json;
        this.config = config;
        this.planners = new Semaphore(config.planners(), true);
    }

    BundlePlan plan(UUID userId, BundleSubject subject, Path folder) {
        planners.acquireUninterruptibly();
        try (BundleDraft draft = new BundleDraft(json, folder, subject)) {
            if (subject instanceof BundleSubject.OfSelection selection) {
                addPicked(userId, selection.id(), draft);
            } else {
                jobs.forEach(userId, subject, job -> add(userId, job, draft));
            }
            return draft.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("a bundle's plan could not be written", e);
        } finally {
            planners.release();
        }
    }

    private void add(UUID userId, JobView job, BundleDraft draft) throws IOException {
        draft.beginJob(job);
        items.forEach(cursor -> book.items(userId, job.id(), cursor, config.page()), draft::item);
        draft.endJob();
    }

    /** Those of one job follow each other, and the jobs come in the same order. */
    private void addPicked(UUID userId, UUID selectionId, BundleDraft draft) throws IOException {
        Iterator<JobView> theirs = jobs.selected(userId, selectionId);
        items.forEach(cursor -> book.selected(userId, selectionId, cursor, config.page()), (item, archived) -> {
            UUID jobId = item.item().jobId();
            if (!draft.isIn(jobId)) {
                draft.endJob();
                draft.beginJob(next(theirs, jobId));
            }
            draft.item(item, archived);
        });
        draft.endJob();
    }

    private static JobView next(Iterator<JobView> jobs, UUID id) {
        JobView job = jobs.next();
        while (!job.id().equals(id)) {
            job = jobs.next();
        }
        return job;
    }
}
