package io.lightmill.storage.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.event.Topics;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.storage.FolderResource;
import io.lightmill.storage.LockWaits;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.Storage;
import io.lightmill.storage.archive.Archivist;
import io.lightmill.storage.archive.JobTraces;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Everything is old enough at once here. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
@TestProfile(SweeperTest.AtOnce.class)
class SweeperTest {

    private final UUID user = UUID.randomUUID();
    private final UUID job = UUID.randomUUID();

    @Inject
    Sweeper sweeper;

    @Inject
    Sweeps sweeps;

    @Inject
    Storage storage;

    @Inject
    Archivist archivist;

    @Inject
    LockWaits lockWaits;

    private final Path bucket = Path.of(ConfigProvider.getConfig()
            .getValue("lightmill.storage.bucket", String.class)
            .substring("folder:".length()));

    @Test
    void only_what_nobody_refers_to_goes() {
        byte[] picture = Pictures.png(3, 3, 1);
        storage.as(user)
                .contentType("image/png")
                .body(picture)
                .post("/upload-image")
                .then()
                .statusCode(201);
        ObjectKey input = ObjectKey.input(user, Pictures.sha256(picture));
        ObjectKey orphan = ObjectKey.input(user, "0".repeat(64));
        ObjectKey upload = ObjectKey.upload(user, "1".repeat(64));
        UUID item = UUID.randomUUID();
        UUID winner = UUID.randomUUID();
        UUID loser = UUID.randomUUID();
        for (ObjectKey key : List.of(
                orphan,
                upload,
                ObjectKey.output(job, item, winner),
                ObjectKey.output(job, item, loser),
                ObjectKey.preview(job, item, winner),
                ObjectKey.preview(job, item, loser))) {
            storage.store(key, picture);
        }
        var output = new GeneratedOutput("image/png", 1, null, 1, 1, true, 1, null, Map.of());
        archivist.archive(
                List.of(new ItemGenerated(job, item, user, winner, 2, output, 1, Instant.now())), new JobTraces());

        sweeper.runOnce();

        assertThat(List.of(input, ObjectKey.output(job, item, winner), ObjectKey.preview(job, item, winner)))
                .allMatch(storage::holds);
        assertThat(List.of(orphan, upload, ObjectKey.output(job, item, loser), ObjectKey.preview(job, item, loser)))
                .noneMatch(storage::holds);
    }

    @Test
    void what_somebody_else_put_into_the_bucket_stays_and_stops_nobody() throws IOException {
        ObjectKey foreign = new ObjectKey("outputs/notes/of-the-owner");
        storage.store(foreign, new byte[] {1});
        Path stray = bucket.resolve("inputs/.DS_Store");
        Files.createDirectories(stray.getParent());
        Files.write(stray, new byte[] {1});
        ObjectKey orphan = ObjectKey.output(job, UUID.randomUUID(), UUID.randomUUID());
        storage.store(orphan, new byte[] {1});

        sweeper.runOnce();

        assertThat(storage.holds(foreign)).isTrue();
        assertThat(stray).exists();
        assertThat(storage.holds(orphan)).isFalse();
    }

    @Test
    void a_report_that_is_as_late_as_a_sweep_waits_for_it_and_then_sees_what_it_left() throws Exception {
        UUID item = UUID.randomUUID();
        UUID attempt = UUID.randomUUID();
        ObjectKey key = ObjectKey.output(job, item, attempt);
        storage.store(key, Pictures.png(3, 3, 1));
        var output = new GeneratedOutput("image/png", 1, null, 3, 3, true, 1, null, Map.of());
        Instant longAgo = Instant.now().minus(Duration.ofDays(8));
        var late = new ItemGenerated(job, item, user, attempt, 2, output, 1, longAgo);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> archiving = QuarkusTransaction.requiringNew().call(() -> {
                sweeps.take("outputs/");
                Future<?> begun = threads.submit(() -> archivist.archive(List.of(late), new JobTraces()));
                // It has examined the output, which was there, and waits for us.
                await().until(() -> lockWaits.now() == 1);
                Files.delete(bucket.resolve("outputs/" + job + "/" + item + "~" + attempt));
                return begun;
            });
            archiving.get(20, TimeUnit.SECONDS);
        }

        assertThat(storage.said(Topics.OUTPUTS, job))
                .anyMatch(word -> word.contains(attempt.toString()) && word.contains("output-missing"));
    }

    @Test
    void a_run_is_bounded_and_the_next_goes_on_behind_it() {
        for (int file = 0; file < 1300; file++) {
            storage.store(ObjectKey.upload(user, UUID.randomUUID().toString()), new byte[] {1});
        }
        int first = sweeper.runOnce();
        int second = sweeper.runOnce();

        assertThat(first).isLessThanOrEqualTo(4 * 1000);
        assertThat(first + second).isGreaterThanOrEqualTo(1300);
        assertThat(sweeper.runOnce()).isZero();
    }

    public static class AtOnce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lightmill.storage.sweep.age", "PT-1S", "lightmill.storage.sweep.objects", "1000");
        }
    }
}
