package io.lightmill.stack.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Does the same with each of many things, a few at a time. */
final class InParallel {

    private InParallel() {}

    /** What is done with one thing. */
    interface Work<T, R> {
        R on(T thing) throws IOException, InterruptedException;
    }

    /** The results in the order of the things. The first failure ends it. */
    static <T, R> List<R> map(List<T> things, int atOnce, Work<T, R> work) throws IOException, InterruptedException {
        try (ExecutorService executor =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<Future<R>> started = new ArrayList<>();
            things.forEach(thing -> started.add(executor.submit(() -> work.on(thing))));
            try {
                List<R> results = new ArrayList<>();
                for (Future<R> future : started) {
                    results.add(future.get());
                }
                return results;
            } catch (ExecutionException e) {
                throw asThrown(e.getCause());
            } finally {
                started.forEach(future -> future.cancel(true));
            }
        }
    }

    private static IOException asThrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        return cause instanceof IOException failure ? failure : new IOException(cause);
    }
}
