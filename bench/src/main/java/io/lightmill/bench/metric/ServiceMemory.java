package io.lightmill.bench.metric;

import io.lightmill.bench.peer.BareService;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.bench.run.ResidentMemory;
import io.lightmill.e2e.stack.Launcher;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackStatus;
import java.util.List;

/** e: resident memory of the four services together: idle, after a first job, and after ten thousand more images. */
final class ServiceMemory implements Metric {

    /** 1.1 GiB. */
    private static final double GOAL_MEBIBYTES = 1.1 * 1024;

    @Override
    public List<String> ids() {
        return List.of("e");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        BareService.build(Launcher.ofThisProject().root());
        Stack stack = bench.freshStack(Bench.INSTANT);
        ResidentMemory services = ResidentMemory.of(stack, StackStatus.SERVICES);
        double idle = services.mebibytes();
        double bare;
        try (BareService service = BareService.start()) {
            bare = StackStatus.SERVICES.size() * new ResidentMemory(List.of(service.pid())).mebibytes();
        }
        try (Customer customer = new Customer(stack)) {
            bench.say("e: 1,000 images");
            double first = after(customer, 1_000, services);
            int more = bench.size(10_000, 2_000);
            bench.say("e: " + more + " more");
            double last = after(customer, more, services);
            bench.found(new Figure(
                            "e",
                            "RSS of the four services after %,d images".formatted(1_000 + more),
                            new Value(last, idle, last, "MiB"),
                            new Beside("four Quarkus services that do nothing", bare),
                            Goal.atMost(GOAL_MEBIBYTES, last))
                    .with("idle", idle)
                    .with("after_1000", first));
            bench.found(new Figure(
                    "e.growth",
                    "the same, grown by the last %,d".formatted(more),
                    Value.of(last, "MiB"),
                    new Beside("after the first 1,000", first),
                    Goal.ratioAtMost(1.1, last / first)));
        }
    }

    private static double after(Customer customer, int images, ResidentMemory services) throws InterruptedException {
        customer.awaitEnd(customer.submit(images).id());
        return services.mebibytes();
    }
}
