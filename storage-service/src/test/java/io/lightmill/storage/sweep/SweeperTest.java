package io.lightmill.storage.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.storage.FolderResource;
import io.lightmill.storage.Jobs;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.Storage;
import io.lightmill.storage.archive.Archivist;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    Storage storage;

    @Inject
    Archivist archivist;

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
        archivist.archive(List.of(new ItemGenerated(job, item, user, winner, 2, output, 1, Jobs.AT)));

        sweeper.runOnce();

        assertThat(List.of(input, ObjectKey.output(job, item, winner), ObjectKey.preview(job, item, winner)))
                .allMatch(storage::holds);
        assertThat(List.of(orphan, upload, ObjectKey.output(job, item, loser), ObjectKey.preview(job, item, loser)))
                .noneMatch(storage::holds);
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
