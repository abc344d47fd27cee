package io.lightmill.storage.object;

import com.google.api.core.ApiClock;
import java.time.InstantSource;

/** The time for Google's client, by which it signs; it measures how long it tries by the monotonic clock, as it does by itself. */
record GcsClock(InstantSource wall) implements ApiClock {

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long millisTime() {
        return wall.millis();
    }
}
