package io.lightmill.dispatcher.events;

import io.lightmill.dispatcher.database.SqlFailed;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Waits as long as the database or the broker is away, and only briefly for what will never be taken. */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A row that the database refuses may have lost a race against another's; it does not lose so often. */
    private static final int REFUSALS = 3;

    private final CountDownLatch stopping = new CountDownLatch(1);

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /**
     * Does it, again and again while the database is what hinders it. A process that ends throws what hindered it last: nothing is
     * acknowledged, and whoever gets the partition next reads it again.
     *
     * @throws Hopeless when it would fail the same way each time
     */
    void untilDone(Runnable work) {
        Duration pause = FIRST_PAUSE;
        int refusals = 0;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                throwIfEnding(e);
                SqlFailed failed = SqlFailed.behind(e);
                refusals += failed != null && failed.isRefusal() ? 1 : 0;
                if (failed == null || refusals > REFUSALS) {
                    throw new Hopeless(e);
                }
                pause = await(pause, e);
            }
        }
    }

    /** Does it until it succeeds, whatever hinders it, or the process ends. */
    void untilSucceeded(Runnable work) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                throwIfEnding(e);
                pause = await(pause, e);
            }
        }
    }

    private void throwIfEnding(RuntimeException failure) {
        if (stopping.getCount() == 0 || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
    }

    /** Returns the pause after it. */
    private Duration await(Duration pause, RuntimeException failure) {
        LOG.warnf(failure, "A record waits for %s", pause);
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** It would fail the same way each time. */
    static final class Hopeless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Hopeless(RuntimeException cause) {
            super(cause.toString(), cause);
        }
    }
}
