package io.lightmill.gateway.stub;

import java.util.concurrent.CountDownLatch;

/** Waiting in a stub's handler, which may not throw that it was interrupted. */
public final class Latches {

    private Latches() {}

    /** Until it is open, or the thread is interrupted, which stays noted. */
    public static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
