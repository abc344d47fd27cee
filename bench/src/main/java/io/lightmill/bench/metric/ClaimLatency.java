package io.lightmill.bench.metric;

import io.lightmill.bench.peer.Floor;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.bench.run.StackDatabase;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.ledger.LedgerLine;
import io.lightmill.e2e.stack.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** c1: from just before the POST of one image until a worker has its claim answered, on a stack that does nothing else. */
final class ClaimLatency implements Metric {

    private static final int WARM_UP = 50;

    @Override
    public String id() {
        return "c1";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
        Stack stack = bench.stack(Bench.INSTANT);
        int jobs = bench.size(200, 50);
        bench.say("c1: the floor, then " + jobs + " jobs of one image");
        Floor floor = Floor.measure(stack, StackDatabase.of(stack), bench.size(500, 200));
        Spread latency = Spread.of(milliseconds(stack, submitOneByOne(stack, jobs)));
        double p99 = latency.percentile(0.99);
        return List.of(
                new Figure(
                        "c1",
                        "submit → claim on an idle stack, p50",
                        latency.median(),
                        latency.min(),
                        latency.max(),
                        "ms",
                        "floor: 3 commits + broker round trip + 3 HTTP calls",
                        floor.median(),
                        Goal.ratioAtMost(3, latency.median() / floor.median()),
                        Map.of(
                                "commit", floor.commit().median(),
                                "broker", floor.broker().median(),
                                "http", floor.http().median())),
                new Figure(
                        "c1.p99",
                        "the same, p99",
                        p99,
                        p99,
                        p99,
                        "ms",
                        "the floor's p99 added up",
                        floor.p99(),
                        Goal.atMost(60, p99),
                        Map.of()));
    }

    private static Map<UUID, Instant> submitOneByOne(Stack stack, int jobs) throws InterruptedException {
        Map<UUID, Instant> posted = new LinkedHashMap<>();
        try (Customer customer = new Customer(stack)) {
            for (int i = -WARM_UP; i < jobs; i++) {
                Instant before = Instant.now();
                JobView job = customer.submit(1);
                if (i >= 0) {
                    posted.put(job.id(), before);
                }
                customer.awaitEnd(job.id());
            }
        }
        return posted;
    }

    private static List<Double> milliseconds(Stack stack, Map<UUID, Instant> posted) {
        List<Double> took = new ArrayList<>();
        for (LedgerLine claim : stack.ledger().of("claimed")) {
            Instant before = claim.jobId().map(posted::remove).orElse(null);
            if (before != null) {
                took.add(Duration.between(before, claim.at()).toNanos() / 1e6);
            }
        }
        if (!posted.isEmpty()) {
            throw new IllegalStateException("the ledger knows no claim of " + posted.keySet());
        }
        return took;
    }
}
