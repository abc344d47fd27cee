package io.lightmill.dispatcher.rescue;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes this replica's poller; without it, it looks every fifth of a second. */
@Singleton
public class PollBell {

    private static final Duration SWEEP = Duration.ofMillis(200);

    private final Semaphore rung = new Semaphore(0);

    /** A webhook came. */
    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    void await() throws InterruptedException {
        if (rung.tryAcquire(SWEEP.toNanos(), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }
}
