package io.lightmill.bench.metric;

import io.lightmill.bench.reading.EngineTime;
import io.lightmill.bench.reading.JobsInLedger;
import io.lightmill.bench.reading.PaidTime;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.Try;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * a3: the part of the time that real workers are paid for in which their engines are at work. They are the Python workers on RunPod's
 * own SDK, with an engine that takes two seconds for an image. Paid is from when a worker takes its first request of a job until its
 * last one is over; busy is what it wrote into the ledger.
 */
final class WorkersBusy implements Metric {

    private static final int WORKERS = 4;
    private static final int IMAGES = 100;
    private static final StackOptions TWO_SECONDS =
            StackOptions.realWorkers(WORKERS).with(Map.of("LIGHTMILL_AUGMENT_MINIMUM_SECONDS", "2"));
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 200;

    @Override
    public List<String> ids() {
        return List.of("a3");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Stack stack = bench.stack(TWO_SECONDS);
        int repetitions = bench.size(5, 1);
        try (Customer customer = new Customer(stack)) {
            bench.say("a3: warm-up");
            busy(stack, customer, WORKERS * 4);
            bench.say("a3: " + repetitions + " times " + IMAGES + " images, " + WORKERS + " real workers, 2 s");
            List<Double> busy = new ArrayList<>();
            for (int i = 0; i < repetitions; i++) {
                busy.add(busy(stack, customer, IMAGES));
            }
            Spread spread = Spread.of(busy);
            bench.found(new Figure(
                    "a3",
                    "engine seconds ÷ paid seconds of real workers",
                    Value.of(spread, ""),
                    new Beside("an engine that never waits", 1),
                    Goal.atLeast(0.95, spread.median())));
        }
    }

    private static double busy(Stack stack, Customer customer, int images) throws InterruptedException {
        Instant begun = Instant.now();
        JobView job = customer.submit(images);
        customer.awaitEnd(job.id());
        Ledger ledger = whenAllIsOver(stack, begun);
        EngineTime engines = EngineTime.of(
                Try.byItem(ledger).values().stream().flatMap(List::stream).toList());
        return new JobsInLedger(ledger, List.of(job.id())).of(engines).seconds()
                / PaidTime.since(begun, ledger).seconds();
    }

    private static Ledger whenAllIsOver(Stack stack, Instant begun) throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < limit) {
            Ledger ledger = stack.ledger();
            if (!PaidTime.since(begun, ledger).goesOn()) {
                return ledger;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IllegalStateException("workers have had nothing to do for " + PATIENCE + " and are not through");
    }
}
