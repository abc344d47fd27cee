package io.lightmill.stack.run;

import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How a run ended.
 *
 * @param job in its final state
 * @param refused files that were not accepted
 * @param bytes of the ZIP
 */
public record RunResult(JobView job, int refused, long bytes) {

    private static final double MIB = 1 << 20;

    /** 0 when everything that was asked for is there. */
    public int exitCode() {
        return job.items().completed() == job.items().total() && refused == 0 ? 0 : 1;
    }

    String summary(Path out) {
        ItemCounts items = job.items();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%s: %,d of %,d images, %.1f MiB", out, items.completed(), items.total(), bytes / MIB));
        if (items.failed() > 0) {
            text.append(String.format(Locale.ROOT, ", %,d failed", items.failed()));
        }
        if (items.cancelled() > 0) {
            text.append(String.format(Locale.ROOT, ", %,d cancelled", items.cancelled()));
        }
        if (refused > 0) {
            text.append(String.format(Locale.ROOT, ", refused: %,d", refused));
        }
        return text + String.format(Locale.ROOT, "; %s, $%.2f", ProgressLine.words(seconds()), job.costUsd());
    }

    /** From the submission to the last image. */
    private double seconds() {
        Instant end = job.finishedAt() == null ? job.createdAt() : job.finishedAt();
        return Duration.between(job.createdAt(), end).toMillis() / 1000.0;
    }
}
