package io.lightmill.bench.metric;

import io.lightmill.bench.peer.PlainInsert;
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
import java.util.UUID;

/** k: how long the POST of a large job takes until its 202, beside the bare insert of the same rows. */
final class Ingest implements Metric {

    @Override
    public List<String> ids() {
        return List.of("k");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        int items = bench.size(10_000, 2_000);
        Stack stack = bench.warmStack(Bench.INSTANT);
        StackDatabase database = StackDatabase.of(stack);
        try (Customer customer = new Customer(stack)) {
            bench.say("k: warm-up");
            UUID sample = post(customer, items).job();
            try (PlainInsert peer = new PlainInsert(database, sample)) {
                post(customer, items);
                peer.seconds();
                bench.say("k: POST of " + items + " items, in turn with the insert of " + peer.rows() + " rows");
                Abba times = Abba.measure(
                        bench.size(5, 3), () -> 1000 * post(customer, items).seconds(), () -> 1000 * peer.seconds());
                bench.found(new Figure(
                                "k",
                                "POST of %,d items → 202".formatted(items),
                                Value.of(times.ours(), "ms"),
                                new Beside(
                                        "batched JDBC insert of the same rows",
                                        times.theirs().median()),
                                Goal.ratioAtMost(3, times.ratio()))
                        .with("rows", peer.rows())
                        .with("beside_ms", times.theirs().sorted()));
            }
        }
    }

    private record Post(UUID job, double seconds) {}

    /** Returns when the job is over, so that nothing of it runs beside the next measurement. */
    private static Post post(Customer customer, int items) throws InterruptedException {
        long begun = System.nanoTime();
        JobView job = customer.submit(items);
        double seconds = (System.nanoTime() - begun) / 1e9;
        customer.awaitEnd(job.id());
        return new Post(job.id(), seconds);
    }
}
