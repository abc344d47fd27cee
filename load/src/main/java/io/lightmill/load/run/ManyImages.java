package io.lightmill.load.run;

import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.PublicApi;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackOptions;
import io.lightmill.load.judge.Bounds;
import io.lightmill.load.judge.Row;
import io.lightmill.load.watch.Sample;
import io.lightmill.load.watch.Watch;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipFile;

/** One job of very many images runs through, with workers that take no time: how fast, in how much memory, and whether its ZIP is whole. */
final class ManyImages {

    /** What numbers of images are multiples of. */
    static final int PICTURES = 100;

    private static final int WORKERS = 16;
    private static final int FEW = 1_000;
    private static final double GROWTH_PERCENT = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration LAST_WORDS = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 1_000;
    private static final long TELL_EVERY = 10_000;

    private final InstantSource clock = InstantSource.system();
    private final int images;

    ManyImages(int images) {
        this.images = images;
    }

    /** Runs it on a stack of its own, and judges it. */
    List<Row> play() throws InterruptedException, SQLException, IOException {
        StackOptions options = StackOptions.simulatedWorkers(WORKERS, "0").withEndpointFlag("--output-side=16");
        try (Stack stack = Stack.start(options);
                Watch watch = new Watch(stack.home())) {
            Person person = Person.newcomer(stack.admin());
            run(person, FEW);
            long after = bytes(watch.awaitRest(LAST_WORDS));
            Instant begun = clock.instant();
            JobView job = run(person, images);
            double seconds = Duration.between(begun, clock.instant()).toMillis() / 1e3;
            Sample last = watch.awaitRest(LAST_WORDS);
            List<Row> rows = new ArrayList<>(List.of(
                    Row.judged(
                            "images completed",
                            String.format(
                                    Locale.ROOT, "%,d in %.0f s", job.items().completed(), seconds),
                            String.format(Locale.ROOT, "%,d", images),
                            job.items().completed() == images),
                    Row.told(
                            "images a second, POST → the job has ended",
                            String.format(Locale.ROOT, "%.0f", images / seconds)),
                    growth(after, bytes(last))));
            rows.addAll(Bounds.judge(watch.since(begun)));
            rows.addAll(zip(person.api(), job.id(), stack.home()));
            return rows;
        }
    }

    private static JobView run(Person person, int images) throws InterruptedException {
        UUID id = person.submitItems("many images", images).id();
        long limit = System.nanoTime() + PATIENCE.toNanos();
        long told = 0;
        JobView job = person.api().job(id);
        while (!job.state().isFinal() && System.nanoTime() < limit) {
            Thread.sleep(LOOK_MILLIS);
            job = person.api().job(id);
            if (job.items().completed() / TELL_EVERY > told) {
                told = job.items().completed() / TELL_EVERY;
                Scene.say(String.format(Locale.ROOT, "%,d of %,d", job.items().completed(), images));
            }
        }
        return job;
    }

    private static long bytes(Sample sample) {
        return sample.residentBytes().values().stream().mapToLong(each -> each).sum();
    }

    private static Row growth(long before, long after) {
        double percent = 100.0 * (after - before) / before;
        return Row.judged(
                "memory of the four services after it",
                String.format(
                        Locale.ROOT,
                        "%d MiB, after %,d images %d MiB: %+.1f %%",
                        after >> 20,
                        FEW,
                        before >> 20,
                        percent),
                "≤ +" + GROWTH_PERCENT + " %",
                percent <= GROWTH_PERCENT);
    }

    private List<Row> zip(PublicApi api, UUID job, Path folder) throws IOException {
        Path file = folder.resolve("job.zip");
        long begun = System.nanoTime();
        HttpResponse<Path> answer = api.caller()
                .exchange(
                        api.caller()
                                .to("/api/jobs/" + job + "/download?format=zip")
                                .timeout(PATIENCE)
                                .build(),
                        BodyHandlers.ofFile(file));
        double seconds = (System.nanoTime() - begun) / 1e9;
        long length = answer.headers().firstValueAsLong("content-length").orElse(-1);
        long size = Files.size(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long pictures = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".png"))
                    .count();
            return List.of(
                    Row.judged(
                            "its ZIP: bytes, and as announced",
                            String.format(Locale.ROOT, "%,d, %,d", size, length),
                            "the same",
                            size == length),
                    Row.judged(
                            "its ZIP: pictures",
                            String.format(Locale.ROOT, "%,d", pictures),
                            "" + images,
                            pictures == images),
                    Row.told(
                            "its ZIP took",
                            String.format(Locale.ROOT, "%.1f s, %.0f MB/s", seconds, size / seconds / 1e6)));
        } finally {
            Files.delete(file);
        }
    }
}
