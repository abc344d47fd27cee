package io.lightmill.bench.metric;

import io.lightmill.bench.peer.Floor;
import io.lightmill.bench.reading.JobsInLedger;
import io.lightmill.bench.reading.Waits;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Background;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.bench.run.OpenLoop;
import io.lightmill.bench.run.StackDatabase;
import io.lightmill.bench.run.TilesSeen;
import io.lightmill.e2e.stack.Endpoint;
import io.lightmill.e2e.stack.Parts;
import io.lightmill.e2e.stack.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * c2: from a worker's report that its image is stored until the owner's event stream says that it is completed. On an idle stack; while
 * others keep it half busy; and with every webhook lost. Beside each the floor of the idle one.
 */
final class NewsLatency implements Metric {

    private static final String TITLE = "worker's report → event at the owner";
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
        Spread idle = news(stack, jobs);
        bench.found(p50("c2", TITLE + ", p50", idle, floor));
        bench.found(p99("c2.p99", "the same, p99", idle, floor, 80));
        halfBusy(bench, stack, jobs, floor);
        webhooksLost(bench, stack, jobs, floor);
    }

    private static void halfBusy(Bench bench, Stack stack, int jobs, Floor floor) throws InterruptedException {
        bench.say("c2: what the stack can do, then " + jobs + " jobs of one image while it does half of that");
        Background others = Background.atHalf(stack, bench.size(4_000, 1_000));
        Spread half;
        try (others) {
            half = news(stack, jobs);
        }
        bench.found(others.explain(p50("c2.half", TITLE + " at half load, p50", half, floor)));
        bench.found(others.explain(p99("c2.half.p99", "the same, p99", half, floor, 80)));
    }

    /** Nobody tells the dispatcher of the end of an invocation: it finds out by asking. */
    private static void webhooksLost(Bench bench, Stack stack, int jobs, Floor floor) throws InterruptedException {
        bench.say("c2: " + jobs + " jobs of one image with every webhook lost");
        Endpoint endpoint = new Endpoint(Parts.read(stack.home()).port("runpod-local-admin"));
        Spread lost;
        int before = droppedWebhooks(stack);
        endpoint.arm(List.of(Map.of("type", "webhook-dropped", "probability", 1)));
        try {
            lost = news(stack, jobs);
        } finally {
            endpoint.disarm();
        }
        int dropped = droppedWebhooks(stack) - before;
        if (dropped == 0) {
            throw new IllegalStateException("no webhook was lost");
        }
        bench.found(p99("c2.lost", TITLE + " with every webhook lost, p99", lost, floor, 2_000)
                .with("webhooks_lost", dropped));
    }

    private static int droppedWebhooks(Stack stack) {
        return (int) stack.ledger().of("fault").stream()
                .filter(line -> line.text("fault").equals("webhook-dropped"))
                .count();
    }

    /** Of images one after the other, on the stack as it is. */
    private static Spread news(Stack stack, int jobs) throws InterruptedException {
        TilesSeen tiles = new TilesSeen();
        Set<UUID> submitted;
        try (Customer customer = new Customer(stack, tiles)) {
            submitted = OpenLoop.submit(customer, jobs, OpenLoop.SELDOM).keySet();
        }
        // The worker reports what it has stored at once.
        Map<UUID, Instant> reported = Waits.firstByItem(new JobsInLedger(stack.ledger(), submitted).of("uploaded"));
        return Spread.of(Waits.milliseconds(reported, tiles.completed()));
    }

    private static Figure p50(String id, String title, Spread latency, Floor floor) {
        return new Figure(
                id,
                title,
                Value.of(latency, "ms"),
                new Beside("floor: 3 commits + 3 broker round trips + 1 HTTP call", floor.of(COMMITS, TRIPS, 1)),
                Goal.atMost(20, latency.median()));
    }

    private static Figure p99(String id, String title, Spread latency, Floor floor, double goal) {
        double p99 = latency.percentile(0.99);
        return new Figure(
                id,
                title,
                Value.of(p99, "ms"),
                new Beside("the floor's p99 added up", floor.p99(COMMITS, TRIPS, 1)),
                Goal.atMost(goal, p99));
    }
}
