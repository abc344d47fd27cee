package io.lightmill.runpodlocal.simulation;

import io.lightmill.runpodlocal.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks again after what may pass: a lost connection, a 5xx, a 429; each time twice as long later. */
final class Again {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Again() {}

    static <T> Future<T> whilePassing(Timers timers, int tries, Supplier<Future<T>> ask) {
        return whilePassing(timers, tries, FIRST, ask);
    }

    private static <T> Future<T> whilePassing(Timers timers, int tries, Duration pause, Supplier<Future<T>> ask) {
        return ask.get().recover(failure -> {
            if (tries <= 1 || !isPassing(failure)) {
                return Future.failedFuture(failure);
            }
            Duration next = pause.multipliedBy(2);
            Promise<T> promise = Promise.promise();
            timers.after(
                    pause,
                    () -> whilePassing(timers, tries - 1, next.compareTo(LONGEST) > 0 ? LONGEST : next, ask)
                            .onComplete(promise));
            return promise.future();
        });
    }

    static boolean isPassing(Throwable failure) {
        return failure instanceof WorkerRoutes.Refused refused ? refused.isPassing() : !isBroken(failure);
    }

    /** An answer that cannot be read, or an address that is none, will be no better the next time. */
    private static boolean isBroken(Throwable failure) {
        return failure instanceof IllegalStateException || failure instanceof IllegalArgumentException;
    }
}
