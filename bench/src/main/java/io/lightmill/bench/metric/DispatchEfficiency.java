package io.lightmill.bench.metric;

import static java.util.stream.Collectors.toSet;

import io.lightmill.bench.peer.ListScheduler;
import io.lightmill.bench.reading.EngineTime;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.Try;
import io.lightmill.e2e.stack.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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
        Stack stack = bench.warmStack(Bench.REALISTIC);
        try (Customer customer = new Customer(stack)) {
            bench.say("a1, a2, a4: " + items + " images, " + Bench.BUDGET + " workers, 2 s");
            Instant begun = Instant.now();
            JobView job = customer.submit(items);
            customer.awaitEnd(job.id());
            tell(bench, items, EngineTime.of(tries(stack, customer, job.id())), begun);
        }
    }

    private static void tell(Bench bench, int items, EngineTime engines, Instant begun) {
        double real = EngineTime.seconds(begun, engines.lastUpload());
        List<Double> chunks = engines.ofChunks();
        double efficiency = ListScheduler.makespan(Bench.BUDGET, chunks) / real;
        bench.found(new Figure(
                        "a1",
                        "dispatch efficiency: ideal ÷ real makespan",
                        Value.of(efficiency, ""),
                        new Beside("list scheduler without overhead", 1),
                        Goal.atLeast(0.99, efficiency))
                .with("items", items)
                .with("chunks", chunks.size())
                .with("real_seconds", real));
        double shortest = engines.seconds() / Bench.BUDGET;
        double fixed = shortest / ListScheduler.makespan(Bench.BUDGET, engines.ofChunksOf(FIXED_CHUNK));
        bench.found(new Figure(
                "a2",
                "schedule quality of %,d images: (Σ work ÷ budget) ÷ makespan".formatted(items),
                Value.of(shortest / real, ""),
                new Beside("the same images in fixed chunks of 4, without overhead", fixed),
                Goal.atLeast(0.85, shortest / real)));
        double paid = engines.seconds() / engines.usefulSeconds();
        bench.found(new Figure(
                "a4",
                "engine seconds paid ÷ useful, without faults",
                Value.of(paid, ""),
                new Beside("every image made once", 1),
                Goal.atMost(1.01, paid)));
    }

    private static List<Try> tries(Stack stack, Customer customer, UUID job) {
        Set<UUID> items = customer.api().items(job).stream().map(ItemView::id).collect(toSet());
        Ledger ledger = stack.ledger().about(items);
        return Try.byItem(ledger).values().stream().flatMap(List::stream).toList();
    }
}
