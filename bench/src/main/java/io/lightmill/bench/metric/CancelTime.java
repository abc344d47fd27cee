package io.lightmill.bench.metric;

import io.lightmill.bench.peer.PlainUpdate;
import io.lightmill.bench.reading.EngineTime;
import io.lightmill.bench.reading.JobsInLedger;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.CountsSeen;
import io.lightmill.bench.run.Customer;
import io.lightmill.bench.run.StackDatabase;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.stack.Stack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * i: a job of ten thousand is cancelled while all workers are at it. From before the POST of the cancel until the owner's event stream
 * says that nothing of it is queued any more, and until the last worker has reported the last thing that it did for it.
 */
final class CancelTime implements Metric {

    private static final int BUSY_SINCE = 100;
    private static final double STOP_GOAL = 3;

    @Override
    public List<String> ids() {
        return List.of("i");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        Stack stack = bench.warmStack(Bench.REALISTIC);
        int items = bench.size(10_000, 2_000);
        CountsSeen counts = new CountsSeen();
        List<Double> queued = new ArrayList<>();
        List<Double> stopped = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        try (Customer customer = new Customer(stack, counts)) {
            bench.say("i: jobs of " + items + " images are cancelled");
            for (int i = 0; i < bench.size(5, 2); i++) {
                JobView job = customer.submit(items);
                customer.awaitFinal(job.id(), BUSY_SINCE);
                Instant asked = Instant.now();
                customer.api().steer(job.id(), "cancel");
                customer.awaitEnd(job.id());
                queued.add(EngineTime.seconds(asked, counts.nothingQueued(job.id())));
                stopped.add(Math.max(
                        0, EngineTime.seconds(asked, new JobsInLedger(stack.ledger(), List.of(job.id())).lastWork())));
                beside.add(PlainUpdate.seconds(StackDatabase.of(stack), job.id()));
            }
        }
        tell(bench, items, Spread.of(queued), Spread.of(stopped), Spread.of(beside));
    }

    private static void tell(Bench bench, int items, Spread queued, Spread stopped, Spread beside) {
        bench.found(new Figure(
                "i",
                "cancel of %,d images: nothing of it queued any more".formatted(items),
                Value.of(queued, "s"),
                new Beside("one UPDATE of as many rows", beside.median()),
                Goal.atMost(1, queued.max())));
        bench.found(new Figure(
                "i.workers",
                "the same: the last worker has stopped",
                Value.of(stopped, "s"),
                new Beside("goal", STOP_GOAL),
                Goal.atMost(STOP_GOAL, stopped.max())));
    }
}
