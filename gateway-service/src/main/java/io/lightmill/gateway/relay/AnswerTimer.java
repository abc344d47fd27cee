package io.lightmill.gateway.relay;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a request off whose answer does not begin in time, which counts from its first start: who asks twice has no more time for it. Runs on
 * its event loop alone.
 */
final class AnswerTimer {

    private final Vertx vertx;
    private final Duration within;
    private @Nullable Long until;
    private long timer = -1;
    private boolean fired;

    AnswerTimer(Vertx vertx, Duration within) {
        this.vertx = vertx;
        this.within = within;
    }

    /** From now on, or for what is left since the first time. */
    void start(Call call) {
        long now = System.nanoTime();
        if (until == null) {
            until = now + within.toNanos();
        }
        timer = vertx.setTimer(Math.max(1, (until - now) / 1_000_000), time -> {
            fired = true;
            call.breakOff();
        });
    }

    /** The answer began, or never will. */
    void cancel() {
        vertx.cancelTimer(timer);
    }

    /** Whether it was cut off. */
    boolean hasFired() {
        return fired;
    }
}
