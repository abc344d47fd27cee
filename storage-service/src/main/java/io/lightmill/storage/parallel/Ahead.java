package io.lightmill.storage.parallel;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** One thing that was begun before it is needed. */
public final class Ahead<T> {

    private final FutureTask<T> task;

    private Ahead(Callable<T> work) {
        this.task = new FutureTask<>(work);
    }

    /** Begins it on a thread of its own. */
    public static <T> Ahead<T> begin(Callable<T> work) {
        Ahead<T> ahead = new Ahead<>(work);
        Thread.startVirtualThread(ahead.task);
        return ahead;
    }

    /** What came of it, when it is done; throws what it threw. */
    public T get() {
        return FanOut.result(task);
    }
}
