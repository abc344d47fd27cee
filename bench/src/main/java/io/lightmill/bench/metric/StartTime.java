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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** s: from {@code ./lightmill up} of a stack that was started before to the first request that is answered with 200. */
final class StartTime implements Metric {

    private static final List<String> TRAINED =
            List.of("kafka", "runpod-local", "gateway-service", "job-service", "dispatcher-service", "storage-service");

    private static final Duration CACHES = Duration.ofMinutes(5);
    private static final Duration APART = Duration.ofMillis(200);

    @Override
    public List<String> ids() {
        return List.of("s");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        BareService.build(Launcher.ofThisProject().root());
        bench.say("s: a first start in a new home, which makes the database");
        long begun = System.nanoTime();
        Stack stack = bench.freshStack(Bench.INSTANT);
        double firstEver = (System.nanoTime() - begun) / 1e9;
        PublicApi api = stack.admin();
        bench.say("s: the start caches, which are made once the machine is idle");
        awaitStartCaches(Launcher.ofThisProject().root());
        bench.say("s: starts, in turn with a bare service");
        Abba times = Abba.measure(bench.size(5, 2), () -> secondsToFirstAnswer(stack, api), StartTime::bareSeconds);
        bench.found(figure(
                        "s",
                        "./lightmill up → first answer",
                        times,
                        Goal.atMost(20, times.ours().median()))
                .with("first_start_in_a_new_home", firstEver));
        bench.found(figure("s.bare", "the same", times, Goal.ratioAtMost(8, times.ratio())));
    }

    private static Figure figure(String id, String title, Abba times, Goal goal) {
        return new Figure(
                id,
                title,
                Value.of(times.ours(), "s"),
                new Beside("a Quarkus service that does nothing", times.theirs().median()),
                goal);
    }

    /** Without them each start is a first one; how long it is until they are made is nobody's wait. */
    private static void awaitStartCaches(Path project) throws IOException, InterruptedException {
        long limit = System.nanoTime() + CACHES.toNanos();
        while (!haveStartCaches(project.resolve(".lightmill/start-caches"))) {
            if (System.nanoTime() - limit > 0) {
                throw new IllegalStateException("the start caches were not made within " + CACHES);
            }
            Thread.sleep(APART);
        }
    }

    private static boolean haveStartCaches(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            return TRAINED.stream()
                    .allMatch(program -> names.stream().anyMatch(name -> name.matches(program + "-[0-9a-f]+[.]aot")));
        }
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
