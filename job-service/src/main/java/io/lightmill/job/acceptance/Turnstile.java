package io.lightmill.job.acceptance;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets large submissions in one after another, in the order of their coming. Several at once are written no sooner, as each keeps a
 * processor and the database's log busy, but whoever wants four images meanwhile would wait behind all of them.
 */
@ApplicationScoped
public class Turnstile {

    /** From so many items on. */
    static final int LARGE = 1_000;

    private final Semaphore places;
    private final Duration patience;

    Turnstile() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), Duration.ofSeconds(20));
    }

    Turnstile(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /**
     * Does the work, where it is large as soon as there is room for it. Nothing may be locked yet.
     *
     * @param items that it writes
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when there is none for long: nothing was done
     */
    public <T> T pass(long items, Supplier<T> work) {
        if (items < LARGE) {
            return work.get();
        }
        if (!hasRoom()) {
            throw Refusal.of(ErrorCode.UNAVAILABLE, "Too many large jobs are being taken in; nothing was stored.");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean hasRoom() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
