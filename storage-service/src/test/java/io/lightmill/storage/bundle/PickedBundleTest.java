package io.lightmill.storage.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.storage.FakeJobs;
import io.lightmill.storage.FolderResource;
import io.lightmill.storage.Jobs;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.Storage;
import io.lightmill.storage.archive.Archivist;
import io.lightmill.storage.archive.JobTraces;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Bundles of a part of what there is, and of what stands in another's place. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class PickedBundleTest {

    private final UUID user = UUID.randomUUID();
    private final UUID group = UUID.randomUUID();
    private final UUID job = UUID.randomUUID();

    @Inject
    Archivist archivist;

    @Inject
    Storage storage;

    @SuppressWarnings("NullAway.Init")
    FakeJobs jobs;

    @Test
    void what_is_rejected_is_left_out_and_only_favourites_can_be_had() throws IOException {
        List<ItemView> items = items(job, 4);
        items.set(0, Jobs.marked(items.get(0), true, false));
        items.set(1, Jobs.marked(items.get(1), false, true));
        items.set(2, Jobs.marked(items.get(2), true, true));
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 4, 0), items);

        try (ZipFile zip = opened("/bundles/jobs/" + job + "?format=zip")) {
            assertThat(pictures(zip)).hasSize(2);
            List<JsonNode> manifest = lines(text(zip, "manifest.jsonl"));
            assertThat(manifest).hasSize(4);
            assertThat(manifest.get(1).get("rejected").asBoolean()).isTrue();
            assertThat(manifest.get(1).get("file").isNull()).isTrue();
        }
        try (ZipFile zip = opened("/bundles/jobs/" + job + "?format=zip&favourites=true")) {
            assertThat(pictures(zip)).hasSize(1);
            assertThat(lines(text(zip, "manifest.jsonl"))).hasSize(1);
            assertThat(zip.getEntry("job.json")).isNull();
        }
    }

    @Test
    void a_mark_makes_another_bundle() throws IOException {
        List<ItemView> items = items(job, 2);
        JobView before = Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 2, 0);
        jobs.put(user, before, items);
        String etag = get("/bundles/jobs/" + job + "?format=zip").header("ETag");

        items.set(0, Jobs.marked(items.get(0), false, true));
        jobs.put(user, Jobs.changed(before, null, 0, 1), items);

        assertThat(get("/bundles/jobs/" + job + "?format=zip").header("ETag")).isNotEqualTo(etag);
    }

    @Test
    void what_was_tried_again_takes_the_failed_ones_place_and_is_in_the_group_once() throws IOException {
        UUID retry = UUID.randomUUID();
        List<ItemView> items = items(job, 2);
        ItemView failed = Jobs.failed(job, UUID.randomUUID(), 2, "bad.png", "no");
        items.add(failed);
        ItemView made = items(retry, 1).getFirst();
        jobs.put(user, Jobs.changed(Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 2, 1), null, 1, 0), items);
        jobs.put(
                user,
                Jobs.retryOf(job, Jobs.job(retry, group, Mode.AUTOMATIC, JobState.COMPLETED, 1, 0)),
                List.of(made));
        jobs.standIn(failed.id(), made);

        for (String path : List.of("/bundles/jobs/" + job, "/bundles/groups/" + group)) {
            try (ZipFile zip = opened(path + "?format=zip")) {
                assertThat(pictures(zip)).as(path).hasSize(3);
                JsonNode last = lines(text(zip, "manifest.jsonl")).getLast();
                assertThat(last.get("itemId").asText()).isEqualTo(made.id().toString());
                assertThat(last.get("ordinal").asInt()).isEqualTo(2);
                assertThat(text(zip, "errors.csv").strip().lines()).hasSize(1);
            }
        }
        try (ZipFile zip = opened("/bundles/jobs/" + retry + "?format=zip")) {
            assertThat(pictures(zip)).hasSize(1);
            JsonNode submit = new ObjectMapper().readTree(text(zip, "job.json")).get("submit");
            assertThat(submit.get("mode").asText()).isEqualTo("semi-automatic");
            assertThat(submit.get("references").get(0).get("images").asInt()).isEqualTo(1);
        }
    }

    @Test
    void job_json_carries_the_seeds_that_were_drawn() throws IOException {
        JobView drawn = Jobs.changed(Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 3, 0), null, 0, 0);
        jobs.put(user, drawn, items(job, 3));

        try (ZipFile zip = opened("/bundles/jobs/" + job + "?format=zip")) {
            JsonNode submit = new ObjectMapper().readTree(text(zip, "job.json")).get("submit");
            assertThat(submit.get("seeds").toString()).isEqualTo("[1000,1001,1002]");
        }
    }

    @Test
    void a_selection_holds_what_was_picked_of_several_jobs_and_is_its_owners() throws IOException {
        UUID other = UUID.randomUUID();
        UUID selection = UUID.randomUUID();
        List<ItemView> first = items(job, 3);
        List<ItemView> second = items(other, 2);
        jobs.put(user, Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 3, 0), first);
        jobs.put(user, Jobs.job(other, group, Mode.SEMI_AUTOMATIC, JobState.COMPLETED, 2, 0), second);
        jobs.pick(user, selection, List.of(first.get(0), Jobs.marked(first.get(2), false, true), second.get(1)));

        try (ZipFile zip = opened("/bundles/selections/" + selection + "?format=zip")) {
            assertThat(pictures(zip)).hasSize(3).doesNotHaveDuplicates();
            assertThat(lines(text(zip, "manifest.jsonl")))
                    .extracting(row -> row.get("itemId").asText())
                    .containsExactly(
                            first.get(0).id().toString(),
                            first.get(2).id().toString(),
                            second.get(1).id().toString());
        }
        storage.as(UUID.randomUUID())
                .get("/bundles/selections/" + selection + "?format=zip")
                .then()
                .statusCode(404);
        storage.as(user).get("/bundles/selections/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void a_selection_asks_for_its_jobs_together_and_shows_their_newest_names() throws IOException {
        UUID other = UUID.randomUUID();
        UUID selection = UUID.randomUUID();
        List<ItemView> first = items(job, 1);
        List<ItemView> second = items(other, 1);
        JobView before = Jobs.job(job, group, Mode.AUTOMATIC, JobState.COMPLETED, 1, 0);
        jobs.put(user, before, first);
        jobs.put(user, Jobs.job(other, group, Mode.AUTOMATIC, JobState.COMPLETED, 1, 0), second);
        jobs.pick(user, selection, List.of(first.getFirst(), second.getFirst()));
        String zip = "/bundles/selections/" + selection + "?format=zip";
        String etag = get(zip).header("ETag");

        jobs.put(user, Jobs.named(before, "Rainy streets"), first);

        try (ZipFile renamed = opened(zip)) {
            assertThat(pictures(renamed)).hasSize(2).anyMatch(name -> name.contains("/Rainy streets/"));
        }
        assertThat(get(zip).header("ETag")).isNotEqualTo(etag);
        assertThat(jobs.asked()).doesNotContain("/jobs/" + job, "/jobs/" + other);
    }

    private List<ItemView> items(UUID jobId, int count) {
        List<ItemView> items = new ArrayList<>();
        List<ItemGenerated> reports = new ArrayList<>();
        for (int ordinal = 0; ordinal < count; ordinal++) {
            UUID item = UUID.randomUUID();
            UUID attempt = UUID.randomUUID();
            byte[] file = Pictures.png(8 + ordinal, 8, ordinal);
            storage.store(ObjectKey.output(jobId, item, attempt), file);
            var output =
                    new GeneratedOutput("image/png", file.length, Pictures.sha256(file), 8, 8, true, 1, null, Map.of());
            reports.add(new ItemGenerated(jobId, item, user, attempt, 2, output, 1, Instant.now()));
            items.add(Jobs.completed(jobId, item, attempt, ordinal, "tom.png", file));
        }
        archivist.archive(reports, new JobTraces());
        return items;
    }

    private Response get(String path) {
        Response response = storage.as(user).get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response;
    }

    private ZipFile opened(String path) throws IOException {
        Path file = Files.createTempFile("bundle", ".zip");
        Files.write(file, get(path).asByteArray());
        file.toFile().deleteOnExit();
        return new ZipFile(file.toFile());
    }

    private static List<String> pictures(ZipFile zip) {
        Stream<String> names = zip.stream().map(ZipEntry::getName);
        return names.filter(name -> name.endsWith(".png")).toList();
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
