package io.lightmill.dispatcher.endpoint;

import io.lightmill.contracts.api.Engine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes this replica's posters: one bell for each endpoint. Many rings before the poster looks are one; a lost ring (another
 * replica's, or a crash) costs the poster's fallback sweep, nothing else.
 */
@Singleton
public class Bells {

    private final Endpoints endpoints;
    private final Map<String, Semaphore> bells = new ConcurrentHashMap<>();

    /** Bells for these endpoints. */
    public Bells(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** There is work for an engine. */
    public void ring(Engine engine) {
        endpoints.serving(engine).forEach(endpoint -> ring(endpoint.name()));
    }

    /** A permit was freed, or an invocation that was counted on came and left. */
    public void ring(String endpoint) {
        Semaphore bell = bell(endpoint);
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Waits until rung, at most so long. */
    public void await(Endpoint endpoint, Duration atMost) throws InterruptedException {
        Semaphore bell = bell(endpoint.name());
        if (bell.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            bell.drainPermits();
        }
    }

    private Semaphore bell(String endpoint) {
        return bells.computeIfAbsent(endpoint, name -> new Semaphore(0));
    }
}
