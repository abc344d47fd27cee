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
import io.lightmill.bench.run.Background;
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
 * peers' jobs, one after the other, from just before the call that enqueues one until its handler begins. Then the same while others
 * keep the stack half busy; beside it the floor of the idle one.
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
        bench.version("MariaDB", StackDatabase.of(stack).version());
        bench.say("c1: the floor");
        Floor floor = Floor.measure(stack, StackDatabase.of(stack), bench.size(500, 200));
        idle(bench, stack, floor);
        halfBusy(bench, stack, floor);
    }

    private static void idle(Bench bench, Stack stack, Floor floor) throws Exception {
        int jobs = bench.size(40, 10);
        try (Customer customer = new Customer(stack);
                JobSystems peers = JobSystems.start(bench, stack)) {
            bench.say("c1: the peers' warm-up");
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

    private static void halfBusy(Bench bench, Stack stack, Floor floor) throws Exception {
        int jobs = bench.size(200, 50);
        bench.say("c1: what the stack can do, then " + jobs + " jobs of one image while it does half of that");
        Background others = Background.atHalf(stack, bench.size(4_000, 1_000));
        Map<UUID, Instant> posted;
        try (others;
                Customer customer = new Customer(stack)) {
            posted = OpenLoop.submit(customer, jobs, OpenLoop.SELDOM);
        }
        Spread ours = Spread.of(
                Waits.milliseconds(posted, Waits.firstByJob(stack.ledger().of("claimed"))));
        bench.found(others.explain(p50("c1.half", "at half load", ours, floor, Goal.atMost(15, ours.median()))));
        bench.found(others.explain(p99("c1.half.p99", ours, floor)));
    }

    private static void tell(Bench bench, Spread ours, Floor floor) {
        Goal goal = Goal.ratioAtMost(3, ours.median() / floor.of(COMMITS, TRIPS, CALLS));
        bench.found(p50("c1", "on an idle stack", ours, floor, goal)
                .with("commit", floor.commit().median())
                .with("broker", floor.broker().median())
                .with("http", floor.http().median()));
        bench.found(p99("c1.p99", ours, floor));
    }

    private static Figure p50(String id, String where, Spread ours, Floor floor, Goal goal) {
        return new Figure(
                id,
                "submit → claim " + where + ", p50",
                Value.of(ours, "ms"),
                new Beside("floor: 3 commits + broker round trip + 3 HTTP calls", floor.of(COMMITS, TRIPS, CALLS)),
                goal);
    }

    private static Figure p99(String id, Spread ours, Floor floor) {
        double p99 = ours.percentile(0.99);
        return new Figure(
                id,
                "the same, p99",
                Value.of(p99, "ms"),
                new Beside("the floor's p99 added up", floor.p99(COMMITS, TRIPS, CALLS)),
                Goal.atMost(60, p99));
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
