package io.lightmill.bench.metric;

import io.lightmill.bench.jobsystem.JobSystem;
import io.lightmill.bench.jobsystem.JobSystems;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Abba;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.bench.run.Metered;
import io.lightmill.bench.run.Meters;
import io.lightmill.bench.run.StackDatabase;
import io.lightmill.e2e.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * b: images per second from the POST until the event stream says that the job has ended, with workers that take no time but do
 * everything that a worker does: claim, PUT a picture and a preview, report. Beside it the jobs per second of systems whose jobs do
 * nothing.
 */
final class EndToEndRate implements Metric {

    /** How much of what a peer does with nothing we want to do with images. */
    private static final Map<String, Double> GOALS =
            Map.of("db-scheduler", 2.0, "bullmq", 0.5, "graphile", 0.2, "celery", 2.8);

    @Override
    public List<String> ids() {
        return List.of("b");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        int items = bench.size(10_000, 2_000);
        Stack stack = bench.warmStack(Bench.INSTANT);
        bench.version("MariaDB", StackDatabase.of(stack).version());
        try (Customer customer = new Customer(stack);
                JobSystems peers = JobSystems.start(bench, stack)) {
            bench.say("b: warm-up");
            customer.imagesPerSecond(items);
            for (JobSystem peer : peers.running()) {
                peer.jobsPerSecond(items);
            }
            bench.say("b: " + items + " images, in turn with as many jobs of each peer");
            Metered ours = Meters.ours(stack, () -> customer.imagesPerSecond(items));
            List<Metered> theirs = peers.running().stream()
                    .map(peer -> Meters.theirs(peer.cpu(), () -> peer.jobsPerSecond(items)))
                    .toList();
            List<Abba.Measurement> all = new ArrayList<>(theirs);
            all.addFirst(ours);
            List<Spread> rates = Abba.inTurn(bench.size(5, 2), all);
            for (int i = 0; i < theirs.size(); i++) {
                JobSystem peer = peers.running().get(i);
                bench.found(
                        figure(peer, items, rates.getFirst(), rates.get(i + 1)).with(Meters.cpu(ours, theirs.get(i))));
            }
        }
    }

    private static Figure figure(JobSystem peer, int items, Spread ours, Spread theirs) {
        boolean first = peer.id().equals("db-scheduler");
        return new Figure(
                        first ? "b" : "b." + peer.id(),
                        first ? "images per second, POST → all completed" : "the same",
                        Value.of(ours, "images/s"),
                        new Beside(peer.name() + ", no-op jobs/s", theirs.median()),
                        Goal.ratioAtLeast(GOALS.getOrDefault(peer.id(), 1.0), new Abba(ours, theirs).ratio()))
                .with("items", items)
                .with("beside", theirs.sorted());
    }
}
