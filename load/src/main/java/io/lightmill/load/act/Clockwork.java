package io.lightmill.load.act;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Begins everything at the time at which it is due, each on a thread of its own: a slow answer keeps nobody from asking. */
public final class Clockwork {

    private Clockwork() {}

    /**
     * What is done when it is due.
     *
     * @param <T> what it is
     */
    public interface Task<T> {

        /**
         * Does it.
         *
         * @param at when it was due, of {@link System#nanoTime}
         */
        void run(T due, long at);
    }

    /** Returns when everything was done. */
    public static <T> void play(List<T> timetable, Function<T, Duration> at, Task<T> task) throws InterruptedException {
        long beginning = System.nanoTime();
        List<Thread> running = new ArrayList<>();
        for (T due : timetable) {
            long moment = beginning + at.apply(due).toNanos();
            sleepUntil(moment);
            running.add(Thread.ofVirtual().start(() -> task.run(due, moment)));
        }
        for (Thread thread : running) {
            thread.join();
        }
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }
}
