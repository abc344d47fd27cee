package io.lightmill.dispatcher.queue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The pace of work that comes in heaps and is in no hurry: after each piece it rests as long as that took, so that others find a
 * processor, and the database's log, free half of the time.
 */
final class EvenPace {

    /** The longest rest: a piece that waited for a database did not keep others from it. */
    private static final long LONGEST = Duration.ofMillis(250).toNanos();

    private final LongSupplier nanos;
    private final LongConsumer rest;

    EvenPace() {
        this(System::nanoTime, LockSupport::parkNanos);
    }

    EvenPace(LongSupplier nanos, LongConsumer rest) {
        this.nanos = nanos;
        this.rest = rest;
    }

    /** Does a piece, and rests. */
    void after(Runnable piece) {
        long begun = nanos.getAsLong();
        piece.run();
        rest.accept(Math.min(LONGEST, nanos.getAsLong() - begun));
    }
}
