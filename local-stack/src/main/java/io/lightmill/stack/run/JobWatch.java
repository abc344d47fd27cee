package io.lightmill.stack.run;

import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobView;
import java.io.IOException;
import java.time.Duration;
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
        show(job);
        progress.end();
        return job;
    }

    private JobView look(UUID id) throws IOException, InterruptedException {
        return api.get("/api/jobs/" + id, JobView.class);
    }

    private void show(JobView job) {
        ItemCounts items = job.items();
        String note = items.failed() == 0 ? "" : items.failed() + " failed";
        progress.at(done(items), job.paused() ? (note + " paused").strip() : note, job.secondsLeft());
    }

    private static int done(ItemCounts items) {
        return items.completed() + items.failed() + items.cancelled();
    }
}
