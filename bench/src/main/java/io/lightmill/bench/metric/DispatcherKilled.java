package io.lightmill.bench.metric;

import io.lightmill.bench.reading.Kill;
import io.lightmill.bench.reading.Moments;
import io.lightmill.bench.reading.Waits;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.bench.run.Readiness;
import io.lightmill.bench.run.TilesSeen;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackOptions;
import io.lightmill.e2e.stack.StackStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * h: one of two dispatchers is killed at full load, again and again. How long no worker has a claim answered; and how long it takes
 * until the owner is told of every image that was stored and not yet told of when it died: its report may have been in the dead one's
 * hands, or its event in the dead one's outbox. It is the same one each time: the other one is then as warm as one is that has served
 * for hours, and not one that was started a quarter of a minute before.
 */
final class DispatcherKilled implements Metric {

    /** As many claims a second as two cores answer without being busy with nothing else. */
    private static final StackOptions TWO_DISPATCHERS =
            StackOptions.simulatedWorkers(24, "lognormal(150ms,0.5)").withArgument("--dispatchers=2");

    private static final String VICTIM = "dispatcher-service-2";
    private static final int ITEMS = 4_000;
    private static final int BUSY_SINCE = 300;
    private static final Duration SETTLE = Duration.ofSeconds(6);

    @Override
    public List<String> ids() {
        return List.of("h");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Stack stack = bench.warmStack(TWO_DISPATCHERS);
        int kills = bench.size(100, 10, 2);
        TilesSeen tiles = new TilesSeen();
        Instant begun = Instant.now();
        try (Customer customer = new Customer(stack, tiles)) {
            customer.awaitFinal(customer.submit(ITEMS).id(), BUSY_SINCE);
            bench.say("h: " + kills + " kills");
            List<Kill> times = new ArrayList<>();
            for (int i = 0; i < kills; i++) {
                times.add(kill(stack, customer));
            }
            tell(
                    bench,
                    times,
                    Moments.ofLines(stack.ledger().of("claimed")),
                    Waits.firstByItem(stack.ledger().of("uploaded"), begun),
                    tiles.completed());
        }
    }

    private static Kill kill(Stack stack, Customer customer) throws Exception {
        // There is always more to do than can be done until the next kill.
        if (customer.waiting() < ITEMS) {
            customer.submit(ITEMS);
        }
        StackStatus.Part part = stack.status().part(VICTIM);
        ProcessHandle process =
                ProcessHandle.of(Objects.requireNonNull(part.pid())).orElseThrow();
        Instant quiet = Instant.now();
        Thread.sleep(SETTLE);
        Instant killed = Instant.now();
        process.destroyForcibly();
        Readiness.await(Objects.requireNonNull(part.port()));
        return new Kill(quiet, killed, Instant.now());
    }

    private static void tell(
            Bench bench, List<Kill> kills, Moments claims, Map<UUID, Instant> stored, Map<UUID, Instant> told) {
        Spread gaps =
                Spread.of(kills.stream().map(kill -> kill.longestGap(claims)).toList());
        Spread usual = Spread.of(
                kills.stream().map(kill -> kill.longestGapBefore(claims)).toList());
        bench.found(new Figure(
                        "h",
                        "kill -9 of one of two dispatchers: longest gap between claims answered, p99 of %d kills"
                                .formatted(kills.size()),
                        new Value(gaps.percentile(0.99), gaps.min(), gaps.max(), "s"),
                        new Beside("the longest in the seconds before each", usual.percentile(0.99)),
                        Goal.atMost(1, gaps.percentile(0.99)))
                .with("median", gaps.median())
                .with("gaps", gaps.sorted()));
        Spread late = Spread.of(kills.stream()
                .map(kill -> Kill.lastTold(kill.killed(), stored, told))
                .toList());
        Spread usualLate = Spread.of(kills.stream()
                .map(kill -> Kill.lastTold(kill.middleBefore(), stored, told))
                .toList());
        bench.found(new Figure(
                        "h.work",
                        "the same: until the owner knows of every image that was stored by then",
                        new Value(late.percentile(0.99), late.min(), late.max(), "s"),
                        new Beside("the same of a moment before each", usualLate.percentile(0.99)),
                        Goal.atMost(3, late.percentile(0.99)))
                .with("median", late.median())
                .with("seconds", late.sorted()));
    }
}
