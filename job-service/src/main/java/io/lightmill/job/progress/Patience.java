package io.lightmill.job.progress;

import io.lightmill.job.sql.DatabaseException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Waits as long as the database or the broker is away, and not a moment for what the database will never take. */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final CountDownLatch stopping = new CountDownLatch(1);

    void onStop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /**
     * Does the work, again and again while what hinders it passes. A process that ends throws what hindered it last: nothing is
     * acknowledged, and whoever gets the partition next reads it again.
     *
     * @throws Hopeless when it would fail the same way each time
     */
    void untilDone(Runnable work) {
        untilDone(work, Patience::passes);
    }

    /** Does the work until it succeeds, whatever hinders it, or the process ends. */
    void untilSucceeded(Runnable work) {
        untilDone(work, failure -> true);
    }

    private void untilDone(Runnable work, Predicate<RuntimeException> passes) {
        for (Duration wait = FIRST; ; wait = longer(wait)) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                throwIfEnding(e);
                if (!passes.test(e)) {
                    throw new Hopeless(e);
                }
                LOG.warnf("News are not taken; the partition waits. reason=%s", e.getMessage());
                await(wait, e);
            }
        }
    }

    /** What breaks while the process ends, such as its container, is no fault of the record. */
    private void throwIfEnding(RuntimeException failure) {
        if (stopping.getCount() == 0 || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
    }

    /** Twice as long, up to the longest. */
    static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }

    private static boolean passes(RuntimeException failure) {
        return DatabaseException.kindOf(failure)
                .map(kind -> kind != DatabaseException.Kind.REFUSED)
                .orElse(false);
    }

    private void await(Duration wait, RuntimeException failure) {
        try {
            if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /** It would fail the same way each time. */
    static final class Hopeless extends RuntimeException {
        Hopeless(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
