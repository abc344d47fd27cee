package io.lightmill.bench.run;

import io.lightmill.e2e.api.Caller;
import java.net.URI;
import java.time.Duration;

/** Whether a service that was killed is there again; asked over HTTP, because {@code ./lightmill status} takes a second of a core. */
public final class Readiness {

    private static final long PAUSE_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Readiness() {}

    /** Waits until the service at this port of this machine says that it is ready. */
    public static void await(int port) throws InterruptedException {
        Caller caller = new Caller(URI.create("http://127.0.0.1:" + port), null);
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(caller)) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("nobody is ready at port " + port);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean isReady(Caller caller) {
        try {
            return caller.get("/q/health/ready").status() == 200;
        } catch (RuntimeException e) {
            // Nobody listens yet.
            return false;
        }
    }
}
