package io.lightmill.storage.parallel;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * How long something may take that would wait for an answer as long as its library likes. When the time is over its thread is
 * interrupted: on a virtual thread that ends a call that waits at a socket, too.
 */
public record TimeLimit(Duration time) {

    /**
     * What came of it; throws what it threw.
     *
     * @throws TimeoutException when it took too long; what it still does is of no use to anybody
     */
    public <T> T call(Supplier<T> work) throws TimeoutException {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread.ofVirtual().name("time-limit").start(task);
        try {
            return task.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            task.cancel(true);
        }
    }
}
