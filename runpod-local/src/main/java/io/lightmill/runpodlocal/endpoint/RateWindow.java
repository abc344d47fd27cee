package io.lightmill.runpodlocal.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Counts in windows of 10 s. The limit grows with the number of running workers. */
public final class RateWindow {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final InstantSource time;
    private final int base;
    private final int perWorker;
    private Instant start = Instant.EPOCH;
    private int count;

    /** max(base, workers × perWorker) in each window. */
    public RateWindow(InstantSource time, int base, int perWorker) {
        this.time = time;
        this.base = base;
        this.perWorker = perWorker;
    }

    /** Counts one; false: it is too many. */
    public boolean allows(long runningWorkers) {
        Instant now = time.instant();
        if (!now.isBefore(start.plus(WINDOW))) {
            start = now;
            count = 0;
        }
        return ++count <= Math.max(base, runningWorkers * perWorker);
    }
}
