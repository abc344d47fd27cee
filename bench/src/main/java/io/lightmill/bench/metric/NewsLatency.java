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
import io.lightmill.bench.run.OpenLoop;
import io.lightmill.bench.run.StackDatabase;
import io.lightmill.bench.run.TilesSeen;
import io.lightmill.e2e.stack.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** c2: from a worker's report that its image is stored until the owner's event stream says that it is completed, on an idle stack. */
final class NewsLatency implements Metric {

    /** dispatcher, storage and job-service. */
    private static final int COMMITS = 3;
    /** generated, archived, told. */
    private static final int TRIPS = 3;

    @Override
    public List<String> ids() {
        return List.of("c2");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Stack stack = bench.warmStack(Bench.INSTANT);
        int jobs = bench.size(200, 50);
        bench.say("c2: the floor, then " + jobs + " jobs of one image");
        Floor floor = Floor.measure(stack, StackDatabase.of(stack), bench.size(500, 200));
        Instant begun = Instant.now();
        TilesSeen tiles = new TilesSeen();
        try (Customer customer = new Customer(stack, tiles)) {
            OpenLoop.submit(customer, jobs, OpenLoop.SELDOM);
        }
        // The worker reports what it has stored at once.
        Map<UUID, Instant> reported = Waits.firstByItem(stack.ledger().of("uploaded"), begun);
        Spread latency = Spread.of(Waits.milliseconds(reported, tiles.completed()));
        bench.found(new Figure(
                "c2",
                "worker's report → event at the owner, p50",
                Value.of(latency, "ms"),
                new Beside("floor: 3 commits + 3 broker round trips + 1 HTTP call", floor.of(COMMITS, TRIPS, 1)),
                Goal.atMost(20, latency.median())));
        bench.found(new Figure(
                "c2.p99",
                "the same, p99",
                Value.of(latency.percentile(0.99), "ms"),
                new Beside("the floor's p99 added up", floor.p99(COMMITS, TRIPS, 1)),
                Goal.atMost(80, latency.percentile(0.99))));
    }
}
