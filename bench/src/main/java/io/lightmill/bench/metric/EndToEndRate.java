package io.lightmill.bench.metric;

import io.lightmill.bench.peer.DbScheduler;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.run.Abba;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.bench.run.StackDatabase;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.stack.Stack;
import java.util.List;

/**
 * b: images per second from the POST until the event stream says that the job has ended, with workers that take no time but do
 * everything that a worker does: claim, PUT a picture and a preview, report.
 */
final class EndToEndRate implements Metric {

    private static final String PEER_VERSION = "16.12.0";

    @Override
    public List<String> ids() {
        return List.of("b");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        int items = bench.size(10_000, 2_000);
        Stack stack = bench.stack(Bench.INSTANT);
        StackDatabase database = StackDatabase.of(stack);
        bench.version("MariaDB", database.version());
        bench.version("db-scheduler", PEER_VERSION);
        try (Customer customer = new Customer(stack);
                DbScheduler peer = new DbScheduler(database)) {
            bench.say("b: warm-up");
            imagesPerSecond(customer, items);
            peer.jobsPerSecond(items);
            bench.say("b: " + items + " images, in turn with as many jobs of db-scheduler");
            Abba rates = Abba.measure(
                    bench.size(5, 2), () -> imagesPerSecond(customer, items), () -> peer.jobsPerSecond(items));
            bench.found(new Figure(
                            "b",
                            "images per second, POST → all completed",
                            Value.of(rates.ours(), "images/s"),
                            new Beside(
                                    "db-scheduler, no-op jobs/s on the same database",
                                    rates.theirs().median()),
                            Goal.ratioAtLeast(1, rates.ratio()))
                    .with("items", items)
                    .with("beside", rates.theirs().sorted()));
        }
    }

    private static double imagesPerSecond(Customer customer, int items) throws InterruptedException {
        long begun = System.nanoTime();
        JobView job = customer.submit(items);
        customer.awaitEnd(job.id());
        double seconds = (System.nanoTime() - begun) / 1e9;
        int completed = customer.api().job(job.id()).items().completed();
        if (completed != items) {
            throw new IllegalStateException("only " + completed + " of " + items + " were completed");
        }
        return items / seconds;
    }
}
