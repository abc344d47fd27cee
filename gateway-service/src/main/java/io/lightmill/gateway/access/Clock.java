package io.lightmill.gateway.access;

import io.lightmill.crash.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** The time, for whom it is injected. */
final class Clock {

    @Produces
    @ApplicationScoped
    static InstantSource system() {
        return WallClock.ofThisProcess();
    }
}
