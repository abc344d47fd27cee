package io.lightmill.bench.metric;

import io.lightmill.bench.jobsystem.JobSystem;
import io.lightmill.bench.jobsystem.JobSystems;
import io.lightmill.bench.peer.Floor;
import io.lightmill.bench.reading.Waits;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Abba;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.bench.run.OpenLoop;
import io.lightmill.bench.run.StackDatabase;
import io.lightmill.e2e.stack.Stack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * c1: from when the POST of one image is due until a worker has its claim answered, on a stack that does nothing else; beside it the
 * peers' jobs, one after the other, from just before the call that enqueues one until its handler begins.
 */
final class ClaimLatency implements Metric {

    private static final int WARM_UP = 50;
    private static final int ROUNDS = 5;
    private static final int COMMITS = 3;
    private static final int TRIPS = 1;
    private static final int CALLS = 3;

    /** How much slower than a peer we want to be at most. */
    private static final Map<String, Double> GOALS =
            Map.of("db-scheduler", 1.0, "bullmq", 5.0, "graphile", 3.3, "celery", 4.7);

    @Override
    public List<String> ids() {
        return List.of("c1");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Stack stack = bench.warmStack(Bench.INSTANT);
        int jobs = bench.size(40, 10);
        bench.version("MariaDB", StackDatabase.of(stack).version());
        try (Customer customer = new Customer(stack);
                JobSystems peers = JobSystems.start(bench, stack)) {
            bench.say("c1: the floor and the peers' warm-up");
            Floor floor = Floor.measure(stack, StackDatabase.of(stack), bench.size(500, 200));
            Map<UUID, Instant> posted = new HashMap<>();
            List<List<Double>> theirs = new ArrayList<>();
            List<Abba.Measurement> all = new ArrayList<>();
            all.add(() -> add(posted, OpenLoop.submit(customer, jobs, OpenLoop.SELDOM)));
            for (JobSystem peer : peers.running()) {
                peer.latencies(WARM_UP);
                List<Double> latencies = new ArrayList<>();
                theirs.add(latencies);
                all.add(() -> add(latencies, peer.latencies(jobs)));
            }
            bench.say(
                    "c1: " + ROUNDS + " times " + jobs + " jobs of one image, in turn with as many jobs of each peer");
            Abba.inTurn(ROUNDS, all);
            Spread ours = Spread.of(
                    Waits.milliseconds(posted, Waits.firstByJob(stack.ledger().of("claimed"))));
            tell(bench, ours, floor);
            for (int i = 0; i < theirs.size(); i++) {
                tell(bench, ours, peers.running().get(i), Spread.of(theirs.get(i)));
            }
        }
    }

    private static void tell(Bench bench, Spread ours, Floor floor) {
        double floorMedian = floor.of(COMMITS, TRIPS, CALLS);
        bench.found(new Figure(
                        "c1",
                        "submit → claim on an idle stack, p50",
                        Value.of(ours, "ms"),
                        new Beside("floor: 3 commits + broker round trip + 3 HTTP calls", floorMedian),
                        Goal.ratioAtMost(3, ours.median() / floorMedian))
                .with("commit", floor.commit().median())
                .with("broker", floor.broker().median())
                .with("http", floor.http().median()));
        double p99 = ours.percentile(0.99);
        bench.found(new Figure(
                "c1.p99",
                "the same, p99",
                Value.of(p99, "ms"),
                new Beside("the floor's p99 added up", floor.p99(COMMITS, TRIPS, CALLS)),
                Goal.atMost(60, p99)));
    }

    private static void tell(Bench bench, Spread ours, JobSystem peer, Spread theirs) {
        double bound = GOALS.getOrDefault(peer.id(), 1.0);
        bench.found(new Figure(
                        "c1." + peer.id(),
                        "submit → claim on an idle stack, p50",
                        Value.of(ours, "ms"),
                        new Beside(peer.name() + ", enqueue → handler begins, p50", theirs.median()),
                        Goal.ratioAtMost(bound, ours.median() / theirs.median()))
                .with("p99", ours.percentile(0.99))
                .with("beside_p99", theirs.percentile(0.99)));
    }

    private static double add(List<Double> to, List<Double> more) {
        to.addAll(more);
        return more.size();
    }

    private static double add(Map<UUID, Instant> to, Map<UUID, Instant> more) {
        to.putAll(more);
        return more.size();
    }
}
