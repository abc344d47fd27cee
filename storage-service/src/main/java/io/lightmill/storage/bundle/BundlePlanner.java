package io.lightmill.storage.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import io.lightmill.storage.archive.Output;
import io.lightmill.storage.archive.Outputs;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Makes a bundle's plan of what job-service and the archive know now, a page at a time. */
@ApplicationScoped
class BundlePlanner {

    private final BundleJobs jobs;
    private final JobBook book;
    private final Outputs outputs;
    private final ObjectMapper json;
    private final BundleConfig config;
    private final Semaphore planners;

    BundlePlanner(BundleJobs jobs, JobBook book, Outputs outputs, ObjectMapper json, BundleConfig config) {
        this.jobs = jobs;
        this.book = book;
        this.outputs = outputs;
        this.json = json;
        this.config = config;
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
        @Nullable String cursor = null;
        do {
            Page<ItemView> page = book.items(userId, job.id(), cursor, config.page());
            add(page, draft);
            cursor = page.next();
        } while (cursor != null);
        draft.endJob(subject);
    }

    private void add(Page<ItemView> page, BundleDraft draft) throws IOException {
        Map<UUID, Output> known =
                outputs.find(page.items().stream().map(ItemView::id).toList());
        for (ItemView item : page.items()) {
            draft.item(item, known.get(item.id()));
        }
    }
}
