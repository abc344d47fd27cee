package io.lightmill.bench.metric;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.lightmill.bench.peer.ListScheduler;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.Try;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * a1: the makespan of a scheduler without overhead, given the same chunks with the same engine times, over the real one. The real
 * one begins before the POST and ends with the last file's upload.
 */
final class DispatchEfficiency implements Metric {

    private static final int BUDGET = 50;
    private static final StackOptions WORKERS = StackOptions.simulatedWorkers(BUDGET, "lognormal(2s,0.5)");

    @Override
    public String id() {
        return "a1";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        int items = bench.size(2_000, 400);
        Stack stack = bench.stack(WORKERS);
        try (Customer customer = new Customer(stack)) {
            bench.say("a1: warm-up");
            customer.awaitEnd(customer.submit(200).id());
            bench.say("a1: " + items + " images, 50 workers, 2 s");
            Instant begun = Instant.now();
            JobView job = customer.submit(items);
            customer.awaitEnd(job.id());
            return List.of(figure(tries(stack, customer, job.id()), begun));
        }
    }

    private Figure figure(List<Try> tries, Instant begun) {
        List<Double> chunks = chunks(tries);
        double ideal = ListScheduler.makespan(BUDGET, chunks);
        Instant end = tries.stream()
                .map(each -> Objects.requireNonNull(each.uploaded()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        double real = seconds(begun, end);
        double work =
                tries.stream().mapToDouble(DispatchEfficiency::engineSeconds).sum();
        double efficiency = ideal / real;
        return new Figure(
                id(),
                "dispatch efficiency: ideal ÷ real makespan",
                efficiency,
                efficiency,
                efficiency,
                "",
                "list scheduler without overhead",
                1,
                Goal.atLeast(0.98, efficiency),
                Map.of(
                        "items",
                        tries.size(),
                        "chunks",
                        chunks.size(),
                        "ideal_seconds",
                        ideal,
                        "real_seconds",
                        real,
                        "schedule_quality",
                        work / BUDGET / real));
    }

    private static List<Try> tries(Stack stack, Customer customer, UUID job) {
        Set<UUID> items = customer.api().items(job).stream().map(ItemView::id).collect(toSet());
        Ledger ledger = stack.ledger().about(items);
        return Try.byItem(ledger).values().stream().map(List::getLast).toList();
    }

    /** Engine seconds of each attempt, in the order in which the engines began with them. */
    private static List<Double> chunks(List<Try> tries) {
        Map<UUID, List<Try>> byAttempt = tries.stream()
                .sorted(Comparator.comparing(Try::started))
                .collect(groupingBy(Try::attempt, LinkedHashMap::new, java.util.stream.Collectors.toList()));
        return byAttempt.values().stream()
                .map(chunk -> chunk.stream()
                        .mapToDouble(DispatchEfficiency::engineSeconds)
                        .sum())
                .toList();
    }

    private static double engineSeconds(Try each) {
        return seconds(each.started(), Objects.requireNonNull(each.ended()));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
