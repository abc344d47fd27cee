package io.lightmill.storage.event;

import io.lightmill.storage.object.StoreUnavailableException;
import io.lightmill.storage.sql.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionalException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Tries until the bucket, the database or a sibling is there again. The partition waits meanwhile, because an event that
 * is dropped or rejected for our own trouble would cost somebody a picture.
 */
@ApplicationScoped
public class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Returns when the work is done; throws what is not a matter of time, and when the process is being stopped. */
    public void until(String doing, Runnable work) {
        Duration wait = FIRST;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException trouble) {
                if (!passes(trouble)) {
                    throw trouble;
                }
                LOG.warnf(trouble, "waiting to %s, seconds=%s", doing, wait.toMillis() / 1000.0);
            }
            pause(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        }
    }

    private static boolean passes(Throwable trouble) {
        return trouble instanceof StoreUnavailableException
                || trouble instanceof DatabaseException
                || trouble instanceof TransactionalException
                || trouble instanceof SiblingUnavailableException
                || (trouble.getCause() instanceof RuntimeException cause && passes(cause))
                || trouble.getCause() instanceof java.sql.SQLException;
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException(e);
        }
    }

    /** The process ends; what was begun comes again after its start. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException(InterruptedException cause) {
            super("stopped while waiting", cause);
        }
    }
}
