package io.lightmill.storage.serving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Mode;
import io.lightmill.storage.FakeJobs;
import io.lightmill.storage.FolderResource;
import io.lightmill.storage.Jobs;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.Storage;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.UploadTerms;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A series for each id would fill the registry, and one for each signature would give it away. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class SeriesTest {

    private static final int IDS = 40;

    private final UUID user = UUID.randomUUID();

    @Inject
    Storage storage;

    @Inject
    ObjectStore store;

    @Inject
    MeterRegistry meters;

    @SuppressWarnings("NullAway.Init")
    FakeJobs jobs;

    @Test
    void many_ids_make_few_series() {
        for (int number = 0; number < IDS; number++) {
            byte[] picture = Pictures.png(3, 3, number);
            ObjectKey key = ObjectKey.preview(user, UUID.randomUUID(), UUID.randomUUID());
            storage.put(store.signPut(key, new UploadTerms(10_000, Duration.ofMinutes(1))), picture);
            storage.as(user).body(picture).contentType("image/png").post("/upload-image");
            storage.as(user).get("/inputs/" + Pictures.sha256(picture));
            storage.as(user).get("/inputs/" + "0".repeat(60) + (1000 + number));
            UUID job = UUID.randomUUID();
            UUID group = UUID.randomUUID();
            UUID selection = UUID.randomUUID();
            jobs.pick(user, selection, List.of());
            jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 0, 0), List.of());
            for (String path : List.of(
                    "/bundles/jobs/" + job,
                    "/bundles/groups/" + group,
                    "/bundles/selections/" + selection,
                    "/bundles/selections/" + UUID.randomUUID(),
                    "/bundles/jobs/" + UUID.randomUUID(),
                    "/items/" + UUID.randomUUID() + "/output",
                    "/items/" + UUID.randomUUID() + "/preview")) {
                storage.as(user).get(path);
                given().get(path);
            }
            given().get("/nothing/" + number);
        }

        assertThat(addresses("http.server.requests"))
                .contains("/objects/{key}", "/items/{itemId}/output", "/inputs/{sha256}", "/bundles/jobs/{id}")
                .noneMatch(SeriesTest::namesOne)
                .hasSizeLessThan(25);
        assertThat(addresses("http.client.requests"))
                .contains("/jobs/{id}", "/jobs/{id}/bundle", "/selections/{id}/items", "/selections/{id}/jobs")
                .noneMatch(SeriesTest::namesOne)
                .hasSizeLessThan(25);
    }

    private static boolean namesOne(String address) {
        return address.matches(".*([0-9a-f]{8}|/[0-9]+).*");
    }

    private Set<String> addresses(String meter) {
        return meters.find(meter).meters().stream()
                .map(each -> String.valueOf(each.getId().getTag("uri")))
                .collect(Collectors.toSet());
    }
}
