package io.lightmill.runpodlocal.time;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Timers of Vert.x; called on the one event loop, they fire on it, so a cancelled one never runs. */
public record VertxTimers(Vertx vertx) implements Timers {

    @Override
    public Timer after(Duration delay, Runnable task) {
        if (!delay.isPositive()) {
            vertx.getOrCreateContext().runOnContext(ignored -> task.run());
            return () -> {};
        }
        long id = vertx.setTimer(millis(delay), ignored -> task.run());
        return () -> vertx.cancelTimer(id);
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        long id = vertx.setPeriodic(millis(period), ignored -> task.run());
        return () -> vertx.cancelTimer(id);
    }

    private static long millis(Duration duration) {
        return Math.max(1, duration.toMillis());
    }
}
