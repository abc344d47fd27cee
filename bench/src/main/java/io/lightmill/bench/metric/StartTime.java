package io.lightmill.bench.metric;

import io.lightmill.bench.peer.BareService;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.run.Abba;
import io.lightmill.bench.run.Bench;
import io.lightmill.e2e.api.PublicApi;
import io.lightmill.e2e.stack.Launcher;
import io.lightmill.e2e.stack.Stack;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** s: from {@code ./lightmill up} of a stack that was started before to the first request that is answered with 200. */
final class StartTime implements Metric {

    @Override
    public List<String> ids() {
        return List.of("s");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        BareService.build(Launcher.ofThisProject().root());
        bench.say("s: a first start in a new home, which makes the start caches and the database");
        long begun = System.nanoTime();
        Stack stack = bench.freshStack(Bench.INSTANT);
        double firstEver = (System.nanoTime() - begun) / 1e9;
        PublicApi api = stack.admin();
        bench.say("s: starts, in turn with a bare service");
        Abba times = Abba.measure(bench.size(5, 2), () -> secondsToFirstAnswer(stack, api), StartTime::bareSeconds);
        bench.found(new Figure(
                        "s",
                        "./lightmill up → first answer",
                        Value.of(times.ours(), "s"),
                        new Beside(
                                "a Quarkus service that does nothing",
                                times.theirs().median()),
                        Goal.ratioAtMost(8, times.ratio()))
                .with("first_start_in_a_new_home", firstEver));
    }

    /** The ports stay the same from start to start. */
    private static double secondsToFirstAnswer(Stack stack, PublicApi api) {
        stack.down();
        long begun = System.nanoTime();
        CompletableFuture<Void> up = CompletableFuture.runAsync(stack::up);
        while (!answers(api)) {
            if (up.isCompletedExceptionally()) {
                up.join();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        up.join();
        return seconds;
    }

    private static boolean answers(PublicApi api) {
        try {
            return api.caller().get("/api/limits").status() == 200;
        } catch (RuntimeException e) {
            // Nobody listens yet.
            return pause();
        }
    }

    /** Asking without a pause would take the processor from those that are starting. */
    private static boolean pause() {
        try {
            Thread.sleep(20);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double bareSeconds() throws Exception {
        try (BareService service = BareService.start()) {
            return service.seconds();
        }
    }
}
