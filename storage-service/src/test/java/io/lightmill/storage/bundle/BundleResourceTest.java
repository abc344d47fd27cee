package io.lightmill.storage.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.event.JobCompleted;
import io.lightmill.contracts.event.Topics;
import io.lightmill.storage.FolderResource;
import io.lightmill.storage.Jobs;
import io.lightmill.storage.Pictures;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is in a bundle. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class BundleResourceTest extends BundleScene {

    @Inject
    BundleAnnouncer announcer;

    @Inject
    BundlePlans plans;

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
}
