package io.lightmill.job.progress;

import io.lightmill.job.sql.DatabaseException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Waits as long as the database is away, and not a moment for what it will never take. */
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
     * Does the work, again and again while what hinders it passes.
     *
     * @throws Hopeless when it would fail the same way each time
     */
    void untilDone(Runnable work) {
        for (Duration wait = FIRST; ; wait = wait.multipliedBy(2)) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (!passes(e)) {
                    throw new Hopeless(e);
                }
                LOG.warnf("The database does not take news; the partition waits. reason=%s", e.getMessage());
                await(wait.compareTo(LONGEST) < 0 ? wait : LONGEST, e);
            }
        }
    }

    private static boolean passes(RuntimeException failure) {
        return DatabaseException.kindOf(failure)
                .map(kind -> kind != DatabaseException.Kind.REFUSED)
                .orElse(failure instanceof QuarkusTransactionException);
    }

    /** A process that stops leaves the batch unacknowledged: the next one reads it again. */
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
