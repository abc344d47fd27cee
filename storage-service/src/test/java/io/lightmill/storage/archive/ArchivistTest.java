package io.lightmill.storage.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.lightmill.contracts.api.Outputs.Key;
import io.lightmill.contracts.api.Outputs.PresentRequest;
import io.lightmill.contracts.api.Outputs.StatesRequest;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.event.Topics;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.storage.FolderResource;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.Storage;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class ArchivistTest {

    private final UUID user = UUID.randomUUID();
    private final UUID job = UUID.randomUUID();

    @Inject
    Archivist archivist;

    @Inject
    Outputs outputs;

    @Inject
    Storage storage;

    @Test
    void a_report_that_comes_again_gets_the_same_word_again_and_one_row() {
        ItemGenerated item = made(UUID.randomUUID(), 2, Pictures.png(3, 4, 1));

        archivist.archive(List.of(item, item), new JobTraces());
        archivist.archive(List.of(item), new JobTraces());

        List<String> said = storage.said(Topics.OUTPUTS, job);
        assertThat(said)
                .hasSize(2)
                .allMatch(word -> word.contains("\"width\":3")
                        && word.contains(item.attemptId().toString()));
    }

    @Test
    void a_newer_attempt_replaces_a_rejected_one_and_a_late_older_report_changes_nothing() {
        UUID item = UUID.randomUUID();
        ItemGenerated lost = report(item, 2, "0".repeat(64));
        archivist.archive(List.of(lost), new JobTraces());
        assertThat(rejection(item)).isEqualTo(ErrorCode.OUTPUT_MISSING);

        ItemGenerated good = made(item, 5, Pictures.png(3, 3, 1));
        archivist.archive(List.of(good), new JobTraces());
        archivist.archive(List.of(report(item, 3, "0".repeat(64))), new JobTraces());

        assertThat(outputs.find(item)).hasValueSatisfying(output -> {
            assertThat(output.attemptId()).isEqualTo(good.attemptId());
            assertThat(output.verdict()).isInstanceOf(Output.Verdict.Whole.class);
        });
    }

    @Test
    void half_a_file_another_file_and_no_picture_are_rejected_with_their_reason() {
        byte[] whole = Pictures.png(40, 40, 1);
        ItemGenerated half = made(UUID.randomUUID(), 2, Arrays.copyOf(whole, whole.length / 2));
        ItemGenerated other = report(UUID.randomUUID(), 2, "0".repeat(64));
        storage.store(key(other), whole);
        ItemGenerated text = made(UUID.randomUUID(), 2, "<svg/>".getBytes());

        archivist.archive(List.of(half, other, text), new JobTraces());

        assertThat(List.of(half, other, text))
                .allSatisfy(item -> assertThat(rejection(item.itemId())).isEqualTo(ErrorCode.OUTPUT_DAMAGED));
        storage.asService()
                .body(new StatesRequest(List.of(half.itemId())))
                .post("/outputs/states")
                .then()
                .statusCode(200)
                .body("states[0].rejected", equalTo("output-damaged"));
        storage.as(user).get("/items/" + half.itemId() + "/output").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void duplicated_and_reordered_reports_end_in_the_newest_whatever_the_order(long seed) {
        Random random = new Random(seed);
        List<ItemGenerated> reports = new ArrayList<>();
        Map<UUID, UUID> newest = new java.util.HashMap<>();
        for (int item = 0; item < 20; item++) {
            UUID id = UUID.randomUUID();
            int attempts = 1 + random.nextInt(3);
            for (int attempt = 0; attempt < attempts; attempt++) {
                ItemGenerated report = made(id, 2 + 3L * attempt, Pictures.png(2, 2, item));
                reports.addAll(Collections.nCopies(1 + random.nextInt(3), report));
                newest.put(id, report.attemptId());
            }
        }
        Collections.shuffle(reports, random);
        for (int from = 0; from < reports.size(); from += 7) {
            archivist.archive(reports.subList(from, Math.min(from + 7, reports.size())), new JobTraces());
        }

        assertThat(newest)
                .as("seed %d", seed)
                .allSatisfy((item, attempt) ->
                        assertThat(outputs.find(item).orElseThrow().attemptId()).isEqualTo(attempt));
    }

    @Test
    void two_replicas_with_the_same_batch_record_it_once() throws Exception {
        List<ItemGenerated> batch = new ArrayList<>();
        for (int item = 0; item < 50; item++) {
            batch.add(made(UUID.randomUUID(), 2, Pictures.png(2, 2, item)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int replica = 0; replica < 4; replica++) {
                List<ItemGenerated> mine = new ArrayList<>(batch);
                Collections.shuffle(mine, new Random(replica));
                threads.submit(() -> {
                    try {
                        archivist.archive(mine, new JobTraces());
                    } catch (RuntimeException lostTheRace) {
                        archivist.archive(mine, new JobTraces());
                    }
                });
            }
        }

        assertThat(outputs.find(batch.stream().map(ItemGenerated::itemId).toList()))
                .hasSize(50);
        assertThat(storage.said(Topics.OUTPUTS, job).stream().distinct().count())
                .isGreaterThanOrEqualTo(50);
    }

    @Test
    void what_lies_in_the_bucket_is_present_with_its_type() {
        ItemGenerated item = made(UUID.randomUUID(), 2, Pictures.jpeg(3, 3, 1));
        Key there = new Key(job, item.itemId(), item.attemptId());
        Key absent = new Key(job, item.itemId(), UUID.randomUUID());

        storage.asService()
                .body(new PresentRequest(List.of(absent, there)))
                .post("/outputs/present")
                .then()
                .statusCode(200)
                .body("present.size()", equalTo(1))
                .body("present[0].key.attemptId", equalTo(item.attemptId().toString()))
                .body("present[0].contentType", equalTo("image/jpeg"));
    }

    @Test
    void a_missing_preview_is_made_once_and_a_sent_one_is_shown() {
        ItemGenerated bare = made(UUID.randomUUID(), 2, Pictures.png(1200, 600, 1));
        ItemGenerated withPreview = made(UUID.randomUUID(), 2, Pictures.png(1200, 600, 2));
        byte[] sent = Pictures.jpeg(50, 25, 1);
        storage.store(ObjectKey.preview(job, withPreview.itemId(), withPreview.attemptId()), sent);
        archivist.archive(List.of(bare, withPreview), new JobTraces());

        byte[] made = storage.as(user)
                .get("/items/" + bare.itemId() + "/preview")
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .extract()
                .asByteArray();
        assertThat(Pictures.decoded(made).getWidth()).isEqualTo(512);
        assertThat(storage.holds(ObjectKey.preview(job, bare.itemId(), bare.attemptId())))
                .isTrue();
        assertThat(storage.as(user)
                        .get("/items/" + withPreview.itemId() + "/preview")
                        .asByteArray())
                .isEqualTo(sent);
    }

    @Test
    void a_preview_of_a_webp_is_made_too() {
        ItemGenerated item = made(UUID.randomUUID(), 2, Pictures.webpWithAlpha());
        archivist.archive(List.of(item), new JobTraces());

        storage.as(user)
                .get("/items/" + item.itemId() + "/preview")
                .then()
                .statusCode(200)
                .contentType("image/jpeg");
    }

    private ErrorCode rejection(UUID item) {
        return ((Output.Verdict.Rejected) outputs.find(item).orElseThrow().verdict()).code();
    }

    private ItemGenerated made(UUID item, long version, byte[] file) {
        ItemGenerated report = report(item, version, Pictures.sha256(file));
        storage.store(key(report), file);
        return report;
    }

    private static ObjectKey key(ItemGenerated item) {
        return ObjectKey.output(item.jobId(), item.itemId(), item.attemptId());
    }

    private ItemGenerated report(UUID item, long version, String sha256) {
        var output = new GeneratedOutput("image/png", 1, sha256, 1, 1, false, 0.5, null, Map.of());
        return new ItemGenerated(job, item, user, UUID.randomUUID(), version, output, 1, Instant.now());
    }
}
