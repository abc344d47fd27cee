package io.lightmill.bench.metric;

import static java.util.stream.Collectors.toSet;

import io.lightmill.bench.peer.ListScheduler;
import io.lightmill.bench.reading.EngineTime;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.Try;
import io.lightmill.e2e.stack.Stack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/**
 * What one job makes of its workers. a1: the makespan of a scheduler without overhead, given the same chunks with the same engine
 * times, over the real one. a2: the makespan if no worker ever stood still, over the real one. a4: engine seconds paid for, over those
 * whose image was kept. The real makespan begins before the POST and ends with the last file's upload.
 */
final class DispatchEfficiency implements Metric {

    /** What a queue gives out that does not look how much is left. */
    private static final int FIXED_CHUNK = 4;

    @Override
    public List<String> ids() {
        return List.of("a1", "a2", "a4");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        int items = bench.size(10_000, 2_000, 400);
        int repetitions = bench.size(5, 1);
        Stack stack = bench.warmStack(Bench.REALISTIC);
        try (Customer customer = new Customer(stack)) {
            bench.say("a1, a2, a4: %d times %d images, %d workers, 2 s".formatted(repetitions, items, Bench.BUDGET));
            List<Repetition> all = new ArrayList<>();
            for (int i = 0; i < repetitions; i++) {
                Instant begun = Instant.now();
                JobView job = customer.submit(items);
                customer.awaitEnd(job.id());
                all.add(Repetition.of(begun, EngineTime.of(tries(stack, customer, job.id()))));
            }
            tell(bench, items, all);
        }
    }

    /**
     * One job.
     *
     * @param fixedQuality the schedule quality of the same images in fixed chunks, without overhead
     */
    private record Repetition(double efficiency, double quality, double fixedQuality, double paid) {

        static Repetition of(Instant begun, EngineTime engines) {
            double real = EngineTime.seconds(begun, engines.lastUpload());
            double shortest = engines.seconds() / Bench.BUDGET;
            return new Repetition(
                    ListScheduler.makespan(Bench.BUDGET, engines.ofChunks()) / real,
                    shortest / real,
                    shortest / ListScheduler.makespan(Bench.BUDGET, engines.ofChunksOf(FIXED_CHUNK)),
                    engines.seconds() / engines.usefulSeconds());
        }
    }

    private static void tell(Bench bench, int items, List<Repetition> all) {
        Spread efficiency = spread(all, Repetition::efficiency);
        bench.found(new Figure(
                        "a1",
                        "dispatch efficiency: ideal ÷ real makespan",
                        Value.of(efficiency, ""),
                        new Beside("list scheduler without overhead", 1),
                        Goal.atLeast(0.99, efficiency.median()))
                .with("items", items));
        Spread quality = spread(all, Repetition::quality);
        bench.found(new Figure(
                "a2",
                "schedule quality of %,d images: (Σ work ÷ budget) ÷ makespan".formatted(items),
                Value.of(quality, ""),
                new Beside(
                        "the same images in fixed chunks of 4, without overhead",
                        spread(all, Repetition::fixedQuality).median()),
                Goal.atLeast(0.85, quality.median())));
        Spread paid = spread(all, Repetition::paid);
        bench.found(new Figure(
                "a4",
                "engine seconds paid ÷ useful, without faults",
                Value.of(paid, ""),
                new Beside("every image made once", 1),
                Goal.atMost(1.01, paid.median())));
    }

    private static Spread spread(List<Repetition> all, ToDoubleFunction<Repetition> figure) {
        return Spread.of(all.stream().map(figure::applyAsDouble).toList());
    }

    private static List<Try> tries(Stack stack, Customer customer, UUID job) {
        Set<UUID> items = customer.api().items(job).stream().map(ItemView::id).collect(toSet());
        Ledger ledger = stack.ledger().about(items);
        return Try.byItem(ledger).values().stream().flatMap(List::stream).toList();
    }
}
