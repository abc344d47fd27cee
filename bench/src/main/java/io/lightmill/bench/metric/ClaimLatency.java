package io.lightmill.bench.metric;

import io.lightmill.bench.peer.Floor;
import io.lightmill.bench.reading.Waits;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.bench.run.StackDatabase;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.stack.Stack;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** c1: from just before the POST of one image until a worker has its claim answered, on a stack that does nothing else. */
final class ClaimLatency implements Metric {

    private static final int WARM_UP = 50;
    private static final int COMMITS = 3;
    private static final int TRIPS = 1;
    private static final int CALLS = 3;

    @Override
    public List<String> ids() {
        return List.of("c1");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Stack stack = bench.stack(Bench.INSTANT);
        int jobs = bench.size(200, 50);
        bench.say("c1: the floor, then " + jobs + " jobs of one image");
        Floor floor = Floor.measure(stack, StackDatabase.of(stack), bench.size(500, 200));
        Spread latency = Spread.of(Waits.milliseconds(
                submitOneByOne(stack, jobs), Waits.firstByJob(stack.ledger().of("claimed"))));
        double p99 = latency.percentile(0.99);
        bench.found(new Figure(
                        "c1",
                        "submit → claim on an idle stack, p50",
                        Value.of(latency, "ms"),
                        new Beside(
                                "floor: 3 commits + broker round trip + 3 HTTP calls", floor.of(COMMITS, TRIPS, CALLS)),
                        Goal.ratioAtMost(3, latency.median() / floor.of(COMMITS, TRIPS, CALLS)))
                .with("commit", floor.commit().median())
                .with("broker", floor.broker().median())
                .with("http", floor.http().median()));
        bench.found(new Figure(
                "c1.p99",
                "the same, p99",
                Value.of(p99, "ms"),
                new Beside("the floor's p99 added up", floor.p99(COMMITS, TRIPS, CALLS)),
                Goal.atMost(60, p99)));
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
}
