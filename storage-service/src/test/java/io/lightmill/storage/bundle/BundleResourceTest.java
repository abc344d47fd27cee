package io.lightmill.storage.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.event.JobCompleted;
import io.lightmill.contracts.event.Topics;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.storage.FakeJobs;
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
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class BundleResourceTest {

    private final UUID user = UUID.randomUUID();
    private final UUID group = UUID.randomUUID();
    private final UUID job = UUID.randomUUID();
    private final Map<UUID, byte[]> files = new HashMap<>();

    @Inject
    Archivist archivist;

    @Inject
    BundleAnnouncer announcer;

    @Inject
    BundlePlans plans;

    @Inject
    Storage storage;

    @SuppressWarnings("NullAway.Init")
    FakeJobs jobs;

    @Test
    void a_bundle_holds_every_picture_and_a_row_for_every_item() throws IOException {
        List<ItemView> items = items(job, 12, "cats/../tom.png");
        items.add(Jobs.failed(job, UUID.randomUUID(), 12, "=cmd()|bad.png", "@SUM(A1) said \"no\""));
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 12, 1), items);

        try (ZipFile zip = opened(get("/bundles/jobs/" + job + "?format=zip"))) {
            List<JsonNode> manifest = lines(text(zip, "manifest.jsonl"));
            assertThat(manifest).hasSize(13);
            for (int row = 0; row < 12; row++) {
                JsonNode line = manifest.get(row);
                byte[] file = zip.getInputStream(zip.getEntry(line.get("file").asText()))
                        .readAllBytes();
                assertThat(file).isEqualTo(files.get(items.get(row).id()));
                assertThat(line.get("sha256").asText()).isEqualTo(Pictures.sha256(file));
            }
            assertThat(manifest.get(12).get("file").isNull()).isTrue();
            assertThat(manifest.get(12).get("error").asText()).isEqualTo("content-blocked");
            assertThat(text(zip, "errors.csv"))
                    .contains("\"'=cmd()|bad.png\"")
                    .contains("\"'@SUM(A1) said \"\"no\"\"\"");
            JsonNode submit = new ObjectMapper().readTree(text(zip, "job.json")).get("submit");
            assertThat(submit.get("mode").asText()).isEqualTo("automatic");
            assertThat(submit.get("inputs")).hasSize(7);
            assertThat(submit.get("variations").asInt()).isEqualTo(2);
        }
    }

    @Test
    void a_group_bundle_has_a_folder_for_each_job_and_each_set() throws IOException {
        UUID other = UUID.randomUUID();
        jobs.put(user, Jobs.job(job, group, Mode.SEMI_AUTOMATIC, JobState.COMPLETED, 8, 0), items(job, 8, "a.png"));
        jobs.put(user, Jobs.job(other, group, Mode.AUTOMATIC, JobState.COMPLETED, 2, 0), items(other, 2, "a.png"));

        try (ZipFile zip = opened(get("/bundles/groups/" + group + "?format=zip"))) {
            String first = "Cats & _dogs_/A job_with_ a name";
            assertThat(zip.stream().map(entry -> entry.getName()))
                    .hasSize(8 + 2 + 4)
                    .doesNotHaveDuplicates();
            assertThat(zip.stream().filter(entry -> entry.getName().matches(".*/set_00[12]/a__v0[12]_s\\d+\\.png")))
                    .hasSize(8);
            assertThat(zip.getEntry("manifest.jsonl")).isNotNull();
            assertThat(zip.stream()
                            .filter(entry -> entry.getName().startsWith(first)
                                    && entry.getName().endsWith("/job.json")))
                    .hasSize(2);
        }
    }

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

    @Test
    void a_bundle_of_a_running_job_holds_what_is_there_now_and_its_tag_changes() throws IOException {
        List<ItemView> two = items(job, 2, "tom.png");
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.PROCESSING, 2, 0), two);
        Response early = get("/bundles/jobs/" + job + "?format=zip");
        List<ItemView> more = new ArrayList<>(two);
        more.addAll(items(job, 4, "tom.png").subList(2, 4));
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.PROCESSING, 4, 0), more);

        Response later = get("/bundles/jobs/" + job + "?format=zip");

        assertThat(later.header("ETag")).isNotEqualTo(early.header("ETag"));
        try (ZipFile zip = opened(later)) {
            assertThat(zip.size()).isEqualTo(4 + 3);
        }
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
    void a_finished_jobs_bundle_is_said_to_be_ready_with_the_length_and_tag_that_it_will_have() {
        JobView view = Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 3, 0);
        jobs.put(user, view, items(job, 3, "tom.png"));

        announcer.announce(new JobCompleted(job, user, group, JobState.COMPLETED, view.items(), Jobs.AT));

        Response zip = get("/bundles/jobs/" + job + "?format=zip");
        assertThat(storage.said(Topics.BUNDLES, job))
                .singleElement()
                .asString()
                .contains("\"bytes\":" + zip.asByteArray().length)
                .contains(zip.header("ETag").replace("\"", "\\\""));
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

    @Test
    void a_folder_of_plans_that_was_tidied_away_is_made_again() throws IOException {
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 1, 0), items(job, 1, "tom.png"));
        Path skeleton = plans.plan(user, new BundleSubject.OfJob(job, false)).skeleton();
        try (Stream<Path> files = Files.list(skeleton.getParent())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(skeleton.getParent());

        get("/bundles/jobs/" + job + "?format=zip");
    }

    private List<ItemView> items(UUID jobId, int count, String parent) {
        List<ItemView> items = new ArrayList<>();
        List<ItemGenerated> reports = new ArrayList<>();
        for (int ordinal = 0; ordinal < count; ordinal++) {
            UUID item = UUID.randomUUID();
            UUID attempt = UUID.randomUUID();
            byte[] file = Pictures.png(8 + ordinal, 8, ordinal);
            files.put(item, file);
            storage.store(ObjectKey.output(jobId, item, attempt), file);
            var output =
                    new GeneratedOutput("image/png", file.length, Pictures.sha256(file), 8, 8, true, 1, null, Map.of());
            reports.add(new ItemGenerated(jobId, item, user, attempt, 2, output, 1, Instant.now()));
            items.add(Jobs.completed(jobId, item, attempt, ordinal, parent, file));
        }
        archivist.archive(reports);
        return items;
    }

    private Response get(String path) {
        Response response = storage.as(user).get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Content-Length")).isEqualTo(Integer.toString(response.asByteArray().length));
        return response;
    }

    private String head(String path, int length) {
        Response response = storage.as(user).head(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Content-Length")).isEqualTo(Integer.toString(length));
        return response.header("ETag");
    }

    private ZipFile opened(Response response) throws IOException {
        Path file = Files.createTempFile("bundle", ".zip");
        Files.write(file, response.asByteArray());
        file.toFile().deleteOnExit();
        return new ZipFile(file.toFile());
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<JsonNode> lines(String text) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.strip().split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
