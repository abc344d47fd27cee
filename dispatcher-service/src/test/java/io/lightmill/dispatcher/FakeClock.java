package io.lightmill.dispatcher;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The service's own clock: the machine's, or as wrong as it is told. The database keeps its own time. */
@Mock
@Singleton
public class FakeClock implements InstantSource {

    public volatile Duration ahead = Duration.ZERO;

    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead);
    }
}
