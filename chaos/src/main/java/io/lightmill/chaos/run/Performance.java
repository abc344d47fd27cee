package io.lightmill.chaos.run;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.evidence.ClientLedger;
import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.family.Step;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries a plan out: each step at its time, those that take long beside each other. */
final class Performance {

    private final Arena arena;
    private final ClientLedger ledger;
    private final InstantSource clock = InstantSource.system();
    private final AtomicInteger done = new AtomicInteger();

    Performance(Arena arena, ClientLedger ledger) {
        this.arena = arena;
        this.ledger = ledger;
    }

    /** Returns when the time is over and every step has been done, or could not be; how many disturbances were. */
    int play(List<Step> steps, Duration time) throws InterruptedException {
        long begin = System.nanoTime();
        List<Thread> running = new ArrayList<>();
        for (Step step : steps) {
            sleepUntil(begin + step.at().toNanos());
            running.add(Thread.ofVirtual().start(() -> take(step)));
        }
        sleepUntil(begin + time.toNanos());
        for (Thread thread : running) {
            thread.join();
        }
        return done.get();
    }

    private void take(Step step) {
        ledger.add(new ClientLine.Disturbed(clock.instant(), step.what()));
        try {
            step.action().on(arena);
            if (!step.undoes()) {
                done.incrementAndGet();
            }
        } catch (Exception e) {
            // What is to be disturbed may be away already, by another step.
            ledger.add(new ClientLine.Disturbed(
                    clock.instant(),
                    "could not: " + step.what() + ": " + e + (e.getCause() == null ? "" : ": " + e.getCause())));
        }
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }
}
