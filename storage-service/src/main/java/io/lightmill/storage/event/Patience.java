package io.lightmill.storage.event;

import io.lightmill.storage.object.StoreUnavailableException;
import io.lightmill.storage.sql.DatabaseException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionalException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
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
    private static final int REFUSALS = 3;

    /** MySQL gives these no SQLSTATE of their own. */
    private static final int CHECK_VIOLATED = 3819;

    private static final int INCORRECT_VALUE = 1366;

    private final CountDownLatch stopping = new CountDownLatch(1);

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /**
     * Whether the process is being stopped: what breaks then, such as its container, is no fault of an event, and what was begun comes
     * again after its start.
     */
    public boolean isEnding() {
        return stopping.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    /** Returns when the work is done; throws what is not a matter of time, and whatever breaks while the process is being stopped. */
    public void until(String doing, Runnable work) {
        AtomicInteger refusals = new AtomicInteger();
        until(doing, work, trouble -> {
            int refused = isRefusal(trouble) ? refusals.incrementAndGet() : refusals.get();
            return passes(trouble) && refused <= REFUSALS;
        });
    }

    /** Returns when the work has succeeded, whatever hinders it; throws only while the process is being stopped. */
    public void untilSucceeded(String doing, Runnable work) {
        until(doing, work, trouble -> true);
    }

    private void until(String doing, Runnable work, Predicate<RuntimeException> again) {
        for (Duration wait = FIRST; ; wait = longer(wait)) {
            try {
                work.run();
                return;
            } catch (RuntimeException trouble) {
                if (isEnding() || !again.test(trouble)) {
                    throw trouble;
                }
                LOG.warnf(trouble, "waiting to %s, seconds=%s", doing, wait.toMillis() / 1000.0);
                pause(wait, trouble);
            }
        }
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
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
            int code = refusal.getErrorCode();
            return state.startsWith("22")
                    || state.startsWith("23")
                    || code == CHECK_VIOLATED
                    || code == INCORRECT_VALUE;
        }
        return trouble.getCause() != null && isRefusal(trouble.getCause());
    }

    private void pause(Duration wait, RuntimeException trouble) {
        try {
            if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw trouble;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw trouble;
        }
    }
}
