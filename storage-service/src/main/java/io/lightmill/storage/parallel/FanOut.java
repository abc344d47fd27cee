package io.lightmill.storage.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does one thing for many, on virtual threads, with a bound over all callers: the bound is what keeps memory flat, so it
 * belongs to the thing that is bounded and not to the request.
 */
public final class FanOut {

    private final Semaphore permits;

    /** At most so many at once. */
    public FanOut(int atOnce) {
        this.permits = new Semaphore(atOnce, true);
    }

    /**
     * Results in the order given. After a failure nothing more is begun, and it is thrown when what was under way has ended: what is
     * away for one of them is away for all.
     */
    public <A, B> List<B> map(List<A> each, Function<A, B> function) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<B>> futures = new ArrayList<>(each.size());
            AtomicBoolean failed = new AtomicBoolean();
            for (A one : each) {
                // Taken here: a thousand waiting threads would be a thousand stacks.
                permits.acquireUninterruptibly();
                if (failed.get()) {
                    permits.release();
                    break;
                }
                futures.add(threads.submit(() -> permitted(function, one, failed)));
            }
            return futures.stream().map(FanOut::result).toList();
        }
    }

    private <A, B> B permitted(Function<A, B> function, A one, AtomicBoolean failed) {
        boolean done = false;
        try {
            B result = function.apply(one);
            done = true;
            return result;
        } finally {
            if (!done) {
                failed.set(true);
            }
            permits.release();
        }
    }

    /** The same for what has no result. */
    public <A> void each(List<A> each, Consumer<A> action) {
        map(each, one -> {
            action.accept(one);
            return one;
        });
    }

    static <B> B result(Future<B> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
