package io.lightmill.dispatcher.runpod;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps one operation inside its rate: so many in flight, and a token each, refilled evenly. RunPod counts in windows of ten
 * seconds, over all callers; this is one replica's part of it.
 */
final class Pace {

    private final Semaphore inFlight;
    private final long nanosPerCall;
    private final long burstNanos;
    private final LongSupplier nanoTime;
    private long nextFree;

    Pace(int perSecond, int concurrent) {
        this(perSecond, concurrent, System::nanoTime);
    }

    Pace(int perSecond, int concurrent, LongSupplier nanoTime) {
        this.inFlight = new Semaphore(concurrent);
        this.nanosPerCall = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.burstNanos = nanosPerCall * concurrent;
        this.nanoTime = nanoTime;
        this.nextFree = nanoTime.getAsLong();
    }

    /** Waits for the turn; {@link #leave} must follow. */
    void enter() throws InterruptedException {
        inFlight.acquire();
        waitForToken();
    }

    /**
     * Waits for the turn, but for no place among those in flight longer than this.
     *
     * @return false when none was free in time; else {@link #leave} must follow
     */
    boolean enter(Duration atMost) throws InterruptedException {
        boolean entered = inFlight.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (entered) {
            waitForToken();
        }
        return entered;
    }

    private void waitForToken() throws InterruptedException {
        long wait = reserve();
        if (wait > 0) {
            try {
                Thread.sleep(Duration.ofNanos(wait));
            } catch (InterruptedException e) {
                inFlight.release();
                throw e;
            }
        }
    }

    void leave() {
        inFlight.release();
    }

    /** Takes the next turn; how many nanoseconds it is away, negative when it is there already. */
    synchronized long reserve() {
        long now = nanoTime.getAsLong();
        nextFree = Math.max(nextFree + nanosPerCall, now - burstNanos + nanosPerCall);
        return nextFree - now;
    }
}
