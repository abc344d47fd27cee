package io.lightmill.bench.run;

import io.lightmill.bench.report.Figure;
import io.lightmill.e2e.stack.Stack;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Somebody else's work while something is measured: jobs of a hundred images at a fixed pace, whatever becomes of them, half of what the
 * stack can do. Once it is closed all of them have ended: what is measured next finds nothing of it.
 */
public final class Background implements AutoCloseable {

    private static final int JOB = 100;
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final Customer customer;
    private final double capacity;
    private final Set<UUID> jobs = ConcurrentHashMap.newKeySet();
    private final Metronome pace;
    private double secondsBehind;

    private Background(Customer customer, double capacity) {
        this.customer = customer;
        this.capacity = capacity;
        this.pace = new Metronome(
                every(capacity / 2), () -> jobs.add(customer.submit(JOB).id()));
    }

    /**
     * Measures what a stack can do, begins with half of that, and returns when it has gone on for a while.
     *
     * @param images of the one job by which it is measured
     */
    public static Background atHalf(Stack stack, int images) throws InterruptedException {
        Customer customer = new Customer(stack);
        Background background = new Background(customer, customer.imagesPerSecond(images));
        Thread.sleep(SETTLE);
        return background;
    }

    /** From one job to the next for so many images a second. */
    static Duration every(double imagesPerSecond) {
        return Duration.ofNanos(Math.round(JOB / imagesPerSecond * 1e9));
    }

    /** A figure with what it was measured under, once this is closed. A load that is long behind was more than half. */
    public Figure explain(Figure figure) {
        return figure.with("capacity_images_per_second", capacity)
                .with("load_images_per_second", JOB * pace.perSecond())
                .with("load_behind_seconds", secondsBehind);
    }

    @Override
    public void close() {
        try (customer) {
            try {
                pace.close();
            } finally {
                long over = System.nanoTime();
                customer.awaitEnds(jobs);
                secondsBehind = (System.nanoTime() - over) / 1e9;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
