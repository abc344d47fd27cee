package io.lightmill.storage.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.FolderResource;
import io.lightmill.storage.Jobs;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a bundle is asked for and sent. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class BundleServingTest extends BundleScene {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void a_download_cut_at_random_bytes_and_resumed_is_the_same(long seed) throws IOException {
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 15, 0), items(job, 15, "tom.png"));
        byte[] whole = get("/bundles/jobs/" + job + "?format=zip").asByteArray();
        String etag = head("/bundles/jobs/" + job + "?format=zip", whole.length);
        Random random = new Random(seed);
        ByteArrayOutputStream resumed = new ByteArrayOutputStream();
        while (resumed.size() < whole.length) {
            int from = resumed.size();
            int to = Math.min(whole.length, from + 1 + random.nextInt(whole.length / 3)) - 1;
            Response part = storage.as(user)
                    .header("Range", "bytes=" + from + "-" + to)
                    .header("If-Range", etag)
                    .get("/bundles/jobs/" + job + "?format=zip");
            assertThat(part.statusCode()).as("seed %d", seed).isEqualTo(206);
            assertThat(part.header("Content-Range")).isEqualTo("bytes " + from + "-" + to + "/" + whole.length);
            resumed.writeBytes(part.asByteArray());
        }
        assertThat(resumed.toByteArray()).as("seed %d", seed).isEqualTo(whole);
    }

    @Test
    void ranges_and_conditions_are_kept() throws IOException {
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 3, 0), items(job, 3, "tom.png"));
        String path = "/bundles/jobs/" + job + "?format=zip";
        byte[] whole = get(path).asByteArray();
        String etag = head(path, whole.length);

        assertThat(storage.as(user).header("Range", "bytes=-10").get(path).asByteArray())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 10, whole.length));
        storage.as(user)
                .header("Range", "bytes=" + whole.length + "-")
                .get(path)
                .then()
                .statusCode(416)
                .header("Content-Range", "bytes */" + whole.length);
        assertThat(storage.as(user)
                        .header("Range", "bytes=5-9")
                        .header("If-Range", "\"other\"")
                        .get(path)
                        .asByteArray())
                .isEqualTo(whole);
        storage.as(user).header("If-None-Match", etag).get(path).then().statusCode(304);
        storage.as(UUID.randomUUID()).get(path).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'', */*, application/json",
        "'', application/json, application/json",
        "'', 'text/html,application/xhtml+xml,*/*;q=0.8', application/json",
        "'', application/zip, application/zip",
        "?format=zip, application/json, application/zip",
        "?format=json, application/zip, application/json",
        "?format=tar, application/zip, application/problem+json",
        "?limit=many, */*, application/problem+json",
    })
    void only_who_names_the_zip_gets_it(String query, String accept, String type) {
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 1, 0), items(job, 1, "tom.png"));

        storage.as(user)
                .accept(accept)
                .get("/bundles/jobs/" + job + query)
                .then()
                .contentType(startsWith(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"format=tar", "limit=many", "limit=0"})
    void a_wrong_word_in_the_query_is_named(String query) {
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 1, 0), items(job, 1, "tom.png"));

        storage.as(user)
                .get("/bundles/jobs/" + job + "?" + query)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo(query.split("=")[0]));
    }

    @Test
    void as_json_it_is_pages_of_urls_with_the_names_of_the_zip() {
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 5, 0), items(job, 5, "tom.png"));

        Response first = storage.as(user).get("/bundles/jobs/" + job + "?format=json&limit=3");
        first.then()
                .statusCode(200)
                .body("files.size()", equalTo(3))
                .body("count", equalTo(5))
                .body("next", equalTo("3"));
        assertThat(first.jsonPath().getString("files[0].path")).endsWith("tom__v01_s1000.png");
        assertThat(first.jsonPath().getString("files[0].ticket.url"))
                .startsWith("http://gateway.test/objects/outputs/" + job);
        storage.as(user)
                .get("/bundles/jobs/" + job + "?format=json&cursor=3")
                .then()
                .body("files.size()", equalTo(2))
                .body("next", equalTo(null));
        storage.as(user)
                .get("/bundles/jobs/" + job + "?format=json&cursor=x")
                .then()
                .statusCode(422);
    }

    @Test
    void while_job_service_is_away_a_bundle_is_unavailable_however_often_it_is_asked_for() {
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 1, 0), items(job, 1, "tom.png"));
        jobs.away(true);
        try {
            for (int time = 0; time < 15; time++) {
                storage.as(user)
                        .get("/bundles/jobs/" + job + "?format=zip")
                        .then()
                        .statusCode(503)
                        .header("Retry-After", notNullValue())
                        .body("type", equalTo(ErrorCode.UNAVAILABLE.type()));
            }
        } finally {
            jobs.away(false);
        }
        Awaitility.await()
                .until(() -> storage.as(user)
                                .get("/bundles/jobs/" + job + "?format=zip")
                                .statusCode()
                        == 200);
    }
}
