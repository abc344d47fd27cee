package io.lightmill.runpodlocal.time;

import java.time.Duration;

/** Runs things later, on the one thread that owns all state. */
public interface Timers {

    /** Runs it once; 0 means as soon as what runs now is done. */
    Timer after(Duration delay, Runnable task);

    /** Runs it again and again. */
    Timer every(Duration period, Runnable task);

    /** Something that will run. */
    @FunctionalInterface
    interface Timer {

        /** It shall not run any more; harmless when it has. */
        void cancel();
    }
}
