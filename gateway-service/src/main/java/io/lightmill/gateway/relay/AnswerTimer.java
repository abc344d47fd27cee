package io.lightmill.gateway.relay;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Cuts a request off whose answer does not begin in time. Runs on its event loop alone. */
final class AnswerTimer {

    private final Vertx vertx;
    private final Duration within;
    private long timer = -1;
    private boolean fired;

    AnswerTimer(Vertx vertx, Duration within) {
        this.vertx = vertx;
        this.within = within;
    }

    /** From now on. */
    void start(Call call) {
        timer = vertx.setTimer(within.toMillis(), time -> {
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
