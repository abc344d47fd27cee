package io.lightmill.bench.peer;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A scheduler without any overhead: the next chunk goes to the worker that is free first, at once. */
public final class ListScheduler {

    private ListScheduler() {}

    /**
     * When the last chunk ends.
     *
     * @param chunks their durations in seconds, in the order in which they were handed out
     */
    public static double makespan(int workers, List<Double> chunks) {
        PriorityQueue<Double> free = new PriorityQueue<>(Comparator.naturalOrder());
        for (int i = 0; i < workers; i++) {
            free.add(0.0);
        }
        double last = 0;
        for (double chunk : chunks) {
            double end = free.remove() + chunk;
            free.add(end);
            last = Math.max(last, end);
        }
        return last;
    }
}
