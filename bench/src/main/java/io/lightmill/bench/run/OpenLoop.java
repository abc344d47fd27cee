package io.lightmill.bench.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Single images at a fixed pace, whatever becomes of them: a stack that is slow is not asked less. */
public final class OpenLoop {

    /** So seldom that the stack rests between two: one is done when the next one comes. */
    public static final Duration SELDOM = Duration.ofMillis(500);

    private OpenLoop() {}

    /**
     * Submits jobs of one image each, and waits until all of them have ended.
     *
     * @param every from one to the next
     * @return for each job when it was due: what comes late because another one was slow has waited since then
     */
    public static Map<UUID, Instant> submit(Customer customer, int jobs, Duration every) throws InterruptedException {
        Map<UUID, Instant> due = new HashMap<>();
        Instant begin = Instant.now();
        for (int i = 0; i < jobs; i++) {
            Instant at = begin.plus(every.multipliedBy(i));
            TimeUnit.NANOSECONDS.sleep(Duration.between(Instant.now(), at).toNanos());
            due.put(customer.submit(1).id(), at);
        }
        customer.awaitEnds(due.keySet());
        return due;
    }
}
