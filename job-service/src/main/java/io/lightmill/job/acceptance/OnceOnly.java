package io.lightmill.job.acceptance;

import io.lightmill.crash.CrashPoint;
import io.lightmill.job.sql.Transactions;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does what comes with an Idempotency-Key once, however often it comes and however many come at once. */
@ApplicationScoped
public class OnceOnly {

    private final Answers answers;
    private final Transactions transactions;
    private final Turnstile turnstile;

    OnceOnly(Answers answers, Transactions transactions, Turnstile turnstile) {
        this.answers = answers;
        this.transactions = transactions;
        this.turnstile = turnstile;
    }

    /** The answer that was given before under this key to this body. */
    public Optional<Answer> earlier(UUID userId, @Nullable IdempotencyKey key) {
        return key == null ? Optional.empty() : answers.find(userId, key);
    }

    /**
     * Does the work in one transaction, or repeats the answer that it had.
     *
     * @param key null: it is done each time
     * @param items that it writes at most; large work is done when its turn comes
     * @param work {@link Admission#accept accepts} with this key
     */
    public Answer answer(UUID userId, @Nullable IdempotencyKey key, long items, Supplier<Answer> work) {
        try {
            return Turnstile.isLarge(items)
                    ? turnstile.pass(() -> earlier(userId, key).orElseGet(() -> commit(work)))
                    : commit(work);
        } catch (Answers.TwinCameFirst e) {
            // The same came twice at once. The other one won; all that was written here is rolled back.
            return earlier(userId, key).orElseThrow(() -> e);
        } catch (HttpProblem refusal) {
            // What stood against it may be what its twin, accepted meanwhile, took: the last job that a quota allowed.
            return earlier(userId, key).orElseThrow(() -> refusal);
        }
    }

    private Answer commit(Supplier<Answer> work) {
        Answer answer = transactions.call(work);
        CrashPoint.SUBMISSION_COMMITTED.reach();
        return answer;
    }
}
