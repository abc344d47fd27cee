package io.lightmill.storage.event;

import io.lightmill.storage.object.StoreUnavailableException;
import io.lightmill.storage.sql.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionalException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;

/**
 * Tries until the bucket, the database, the disk, the broker or a sibling is there again. The partition waits meanwhile, because an event that
 * is dropped or rejected for our own trouble would cost somebody a picture.
 */
@ApplicationScoped
public class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** A row that the database will not take may have lost a race against another's; it is not lost so often. */
    private static final int REFUSALS = 5;

    /** Returns when the work is done; throws what is not a matter of time, and when the process is being stopped. */
    public void until(String doing, Runnable work) {
        Duration wait = FIRST;
        int refusals = 0;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException trouble) {
                refusals += isRefusal(trouble) ? 1 : 0;
                if (!passes(trouble) || refusals > REFUSALS) {
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
                || trouble instanceof FaultToleranceException
                || trouble instanceof UncheckedIOException
                || trouble instanceof KafkaException
                || (trouble.getCause() instanceof RuntimeException cause && passes(cause))
                || trouble.getCause() instanceof SQLException;
    }

    /** A value that does not fit (SQLSTATE class 22) or a constraint (23): it is about these rows, not about the database. */
    private static boolean isRefusal(Throwable trouble) {
        if (trouble instanceof SQLException refusal) {
            String state = String.valueOf(refusal.getSQLState());
            return state.startsWith("22") || state.startsWith("23");
        }
        return trouble.getCause() != null && isRefusal(trouble.getCause());
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
