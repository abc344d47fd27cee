package io.lightmill.job;

import io.lightmill.crash.WallClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The clock for timers and display. What decides about time is computed by the database. */
class Clock {

    @Produces
    @Singleton
    InstantSource clock() {
        return WallClock.ofThisProcess();
    }
}
