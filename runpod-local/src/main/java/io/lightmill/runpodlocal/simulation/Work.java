package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.worker.ClaimedChunk.ClaimedItem;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One item on its way through a worker. */
final class Work {

    private final OpenAttempt attempt;
    private final ClaimedItem item;
    private final Future<Void> inputs;
    private @Nullable Instant started;
    private Duration takes = Duration.ZERO;

    Work(OpenAttempt attempt, ClaimedItem item, Future<Void> inputs) {
        this.attempt = attempt;
        this.item = item;
        this.inputs = inputs;
    }

    OpenAttempt attempt() {
        return attempt;
    }

    ClaimedItem item() {
        return item;
    }

    /** Completes when the inputs were read, if they are read at all. */
    Future<Void> inputs() {
        return inputs;
    }

    Duration takes() {
        return takes;
    }

    void start(Instant now, Duration duration) {
        started = now;
        takes = duration;
    }

    /** 0 before the engine began, near 1 at its end. */
    double progress(Instant now) {
        if (started == null) {
            return 0;
        }
        double past = Duration.between(started, now).toMillis();
        return Math.min(0.99, past / Math.max(1, takes.toMillis()));
    }
}
