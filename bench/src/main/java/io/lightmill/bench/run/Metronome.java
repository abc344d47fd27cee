package io.lightmill.bench.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does one thing again and again on a thread of its own. What is slow is not done less often: what it missed it catches up on. */
final class Metronome implements AutoCloseable {

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<Double> perSecond;

    /**
     * Begins at once.
     *
     * @param every from one to the next
     */
    Metronome(Duration every, Runnable beat) {
        this.perSecond = thread.submit(() -> beat(every.toNanos(), beat));
    }

    private double beat(long every, Runnable beat) throws InterruptedException {
        long begun = System.nanoTime();
        long done = 0;
        while (!over.await(begun + done * every - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            beat.run();
            done++;
        }
        return done / ((System.nanoTime() - begun) / 1e9);
    }

    /** How often it was done, once it is closed. */
    double perSecond() {
        return perSecond.resultNow();
    }

    /**
     * Ends with the one that is being done.
     *
     * @throws IllegalStateException when one failed; none was done after that
     */
    @Override
    public void close() {
        over.countDown();
        thread.close();
        if (perSecond.state() == Future.State.FAILED) {
            throw new IllegalStateException("the pace was not kept up", perSecond.exceptionNow());
        }
    }
}
