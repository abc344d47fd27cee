package io.lightmill.job.acceptance;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets large submissions in a few at a time, in the order of their coming. More of them at once are written no sooner, as each keeps a
 * processor and the database's log busy, but whoever wants four images meanwhile would wait behind all of them.
 */
@ApplicationScoped
class Turnstile {

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

    static boolean isLarge(long items) {
        return items >= LARGE;
    }

    /**
     * Does large work as soon as there is room for it. Nothing may be locked yet.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 when there is none for long: nothing was done
     */
    <T> T pass(Supplier<T> work) {
        if (!hasRoom()) {
            throw Refusal.of(ErrorCode.UNAVAILABLE, "Too many large jobs are being taken in; nothing was stored.");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** How many wait. */
    int waiting() {
        return places.getQueueLength();
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
