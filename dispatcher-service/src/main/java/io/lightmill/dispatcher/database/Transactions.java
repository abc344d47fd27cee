package io.lightmill.dispatcher.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Transactions at READ COMMITTED. One that lost a deadlock or a lock's wait was rolled back whole, so it is simply run again: what
 * runs in here must not touch anything but the database, or begin only what may be for nothing.
 */
@ApplicationScoped
public class Transactions {

    private static final int TIMES = 6;

    /**
     * Runs and commits; a caller's own transaction is left aside.
     *
     * @throws SqlFailed when the database fails; after a failed commit nobody knows whether it happened
     */
    public <T> T in(Supplier<T> work) {
        return repeated(() -> QuarkusTransaction.requiringNew().call(work::get));
    }

    /**
     * Runs a single statement, which is a transaction by itself: one round trip, where {@link #in} takes four. There is none around it.
     *
     * @throws SqlFailed when the database fails; after that nobody knows whether it happened
     */
    public <T> T alone(Supplier<T> statement) {
        return repeated(statement);
    }

    private static <T> T repeated(Supplier<T> work) {
        for (int time = 1; ; time++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                SqlFailed failed = SqlFailed.behind(e);
                if (failed == null) {
                    throw e;
                }
                if (!failed.isWorthRepeating() || time == TIMES) {
                    throw failed;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextInt(2, 10 * time + 3)));
            }
        }
    }

    /** Runs and commits. */
    public void run(Runnable work) {
        in(() -> {
            work.run();
            return true;
        });
    }
}
