package io.lightmill.stack.run;

import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobView;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** Watches a job until it ends. */
final class JobWatch {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Api api;
    private final ProgressLine progress;

    JobWatch(Api api, ProgressLine progress) {
        this.api = api;
        this.progress = progress;
    }

    /** The job in its final state. */
    JobView untilFinal(UUID id) throws IOException, InterruptedException {
        JobView job = look(id);
        progress.begin("Generating", job.items().total());
        progress.startAt(done(job.items()));
        while (!job.state().isFinal()) {
            show(job);
            Thread.sleep(POLL);
            job = look(id);
        }
        progress.end(done(job.items()), remark(job.items()));
        return job;
    }

    private JobView look(UUID id) throws IOException, InterruptedException {
        return api.get("/api/jobs/" + id, JobView.class);
    }

    private void show(JobView job) {
        String note = remark(job.items());
        progress.at(done(job.items()), job.paused() ? (note + " paused").strip() : note, job.secondsLeft());
    }

    private static String remark(ItemCounts items) {
        String failed = items.failed() == 0 ? "" : String.format(Locale.ROOT, "%,d failed", items.failed());
        String cancelled = items.cancelled() == 0 ? "" : String.format(Locale.ROOT, "%,d cancelled", items.cancelled());
        return (failed + " " + cancelled).strip();
    }

    /** What was cancelled was not made. */
    private static int done(ItemCounts items) {
        return items.completed() + items.failed();
    }
}
