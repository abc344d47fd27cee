package io.lightmill.job.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Runs a piece of work in a transaction of its own, again when it lost a deadlock.
 *
 * <p>The work must be repeatable: it decides by what it reads and writes inside.
 */
@ApplicationScoped
public class Transactions {

    private static final int TRIES = 5;

    /**
     * Commits what the work did and answers its result.
     *
     * @throws DatabaseException when the database fails; after a failed commit nobody knows whether it happened
     */
    public <T> T call(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                Callable<T> callable = work::get;
                return QuarkusTransaction.requiringNew().call(callable);
            } catch (RuntimeException e) {
                boolean contended = DatabaseException.kindOf(e)
                        .filter(DatabaseException.Kind.CONTENDED::equals)
                        .isPresent();
                if (!contended || attempt == TRIES) {
                    throw DatabaseException.behind(e);
                }
            }
        }
    }

    /** Commits what the work did. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
