package io.lightmill.runpodlocal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.Started;
import io.lightmill.runpodlocal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified official SDK against a started instance. */
class SdkAcceptanceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path python;
    private Started local;

    @BeforeEach
    void start() throws IOException {
        if (SdkWorker.python().isEmpty()) {
            System.err.println("""
                    ============================================================================
                    SKIPPED: no Python with the official runpod SDK. Make the worker's venv, or
                    name an interpreter in LIGHTMILL_WORKER_PYTHON.
                    ============================================================================""");
        }
        assumeThat(SdkWorker.python()).as("a Python with the runpod SDK").isPresent();
        python = SdkWorker.python().orElseThrow();
        local = Started.with(folder, "--take-hold", "1s", "--lost-after", "5s");
    }

    @AfterEach
    void stop() {
        if (local != null) {
            local.close();
        }
    }

    private SdkWorker worker(String id, String handler) throws IOException {
        return SdkWorker.start(python, folder, local, id, handler, Map.of());
    }

    private String run(String input) {
        return local.run("{\"input\":" + input + "}");
    }

    private JsonNode ended(String id) {
        await().atMost(PATIENCE).until(() -> !List.of("IN_QUEUE", "IN_PROGRESS").contains(local.status(id)));
        return local.get("/status/" + id).json();
    }

    private void awaitStatus(String id, String status) {
        await().atMost(PATIENCE).until(() -> local.status(id).equals(status));
    }

    private void awaitProgress(String id, String progress) {
        await().atMost(PATIENCE)
                .until(() -> local.get("/status/" + id).text("output").equals(progress));
    }

    @Test
    void aPlainFunctionsOutcomesArriveAsRunpodShowsThem() throws IOException {
        String echo = run("{\"text\":\"ü\"}");
        String broken = run("{\"do\":\"raise\"}");
        String error = run("{\"do\":\"error\"}");
        String nothing = run("{\"do\":\"nothing\"}");
        String nan = run("{\"do\":\"nan\"}");
        try (SdkWorker ignored = worker("pod-sync", "sync.py")) {
            assertThat(ended(echo).at("/output/echo/text").asText()).isEqualTo("ü");
            assertThat(ended(echo).at("/output/id").asText()).isEqualTo(echo);
            assertThat(ended(echo).path("workerId").asText()).isEqualTo("pod-sync");

            assertThat(ended(broken).path("status").asText()).isEqualTo("FAILED");
            JsonNode exception = Json.read(ended(broken).path("error").asText().getBytes(StandardCharsets.UTF_8));
            assertThat(exception.path("error_message").asText()).isEqualTo("the handler broke");
            assertThat(exception.path("worker_id").asText()).isEqualTo("pod-sync");

            assertThat(ended(error).path("error").asText()).isEqualTo("said so");
            assertThat(ended(nothing).path("status").asText()).isEqualTo("COMPLETED");
            assertThat(ended(nothing).has("output")).isFalse();
            // NaN is no JSON: refused, and the request ends without an output.
            assertThat(ended(nan).path("status").asText()).isEqualTo("COMPLETED");
            assertThat(ended(nan).has("output")).isFalse();
        }
    }

    @Test
    void whatCannotBePostedFailsByItsExecutionTimeout() throws IOException {
        String id = local.run("{\"input\":{\"do\":\"bytes\"},\"policy\":{\"executionTimeout\":5000}}");
        try (SdkWorker ignored = worker("pod-bytes", "sync.py")) {
            awaitStatus(id, "IN_PROGRESS");
            JsonNode status = ended(id);
            assertThat(status.path("error").asText()).isEqualTo("job timed out after 1 retries");
        }
    }

    @Test
    void aWorkerThatAsksForARefreshGetsNothingMore() throws IOException {
        String id = run("{\"do\":\"refresh\"}");
        try (SdkWorker ignored = worker("pod-refresh", "sync.py")) {
            assertThat(ended(id).at("/output/value").asInt()).isEqualTo(1);
            assertThat(local.admin("GET", "/workers", "").json().at("/0/life").asText())
                    .isEqualTo("STOPPING");
            String next = run("{}");
            await().during(Duration.ofSeconds(2))
                    .atMost(PATIENCE)
                    .until(() -> local.status(next).equals("IN_QUEUE"));
        }
    }

    @Test
    void aCancelReachesACoroutineAndTheWorkerGoesOn() throws IOException {
        assumeThat(SdkWorker.minorVersion(python))
                .as("1.10 was the first to ask for word to stop")
                .isGreaterThanOrEqualTo(10);
        String id = run("{\"seconds\":3600}");
        try (SdkWorker ignored = worker("pod-async", "asynchronous.py")) {
            awaitProgress(id, "begun");
            assertThat(local.post("/cancel/" + id, "").text("status")).isEqualTo("CANCELLED");

            assertThat(ended(run("{\"after\":1}")).at("/output/after").asInt()).isEqualTo(1);
            assertThat(local.status(id)).isEqualTo("CANCELLED");
        }
    }

    @Test
    void chunksOfAGeneratorAreStreamedInOrder() throws IOException {
        String id = run("{\"chunks\":3}");
        String broken = run("{\"chunks\":1,\"break\":true}");
        try (SdkWorker ignored = worker("pod-generator", "generator.py")) {
            assertThat(ended(id).path("output").toString()).isEqualTo("[]");
            assertThat(local.get("/stream/" + id).body())
                    .isEqualTo("{\"status\":\"COMPLETED\",\"stream\":[{\"output\":{\"number\":0}},"
                            + "{\"output\":{\"number\":1}},{\"output\":{\"number\":2}}]}");
            assertThat(ended(broken).path("error").asText()).contains("in the middle");
        }
    }

    @Test
    void aGeneratorMayAggregate() throws IOException {
        String id = run("{\"chunks\":2}");
        try (SdkWorker ignored =
                SdkWorker.start(python, folder, local, "pod-agg", "generator.py", Map.of("AGGREGATE", "1"))) {
            assertThat(ended(id).path("output").toString()).isEqualTo("[{\"number\":0},{\"number\":1}]");
        }
    }

    @Test
    void progressIsSeenBeforeTheEnd() throws IOException {
        String id = run("{\"a\":1}");
        try (SdkWorker ignored = worker("pod-progress", "with_progress.py")) {
            awaitProgress(id, "half way");
            assertThat(local.status(id)).isEqualTo("IN_PROGRESS");
            assertThat(ended(id).path("output").asText()).isEqualTo("whole");
        }
    }

    @Test
    void threeRunAtOnceWhereTheWorkerSaysSo() throws IOException {
        List<String> ids = List.of(run("{\"seconds\":3}"), run("{\"seconds\":3}"), run("{\"seconds\":3}"));
        try (SdkWorker ignored = worker("pod-three", "three_at_once.py")) {
            await().atMost(PATIENCE)
                    .until(() -> ids.stream().allMatch(id -> local.status(id).equals("IN_PROGRESS")));
            ids.forEach(id -> assertThat(ended(id).path("output").asText()).isEqualTo("done"));
        }
    }

    @Test
    void aKilledWorkersRequestIsRunByAnother() throws IOException {
        String id = run("{\"seconds\":3600}");
        try (SdkWorker first = worker("pod-first", "asynchronous.py")) {
            awaitStatus(id, "IN_PROGRESS");
            first.kill();
            try (SdkWorker ignored = worker("pod-second", "asynchronous.py")) {
                await().atMost(PATIENCE)
                        .until(() -> local.get("/status/" + id).text("workerId").equals("pod-second"));
                assertThat(local.get("/status/" + id).json().path("retries").asInt())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aWorkerThatIsToldToEndFinishesWhatItHas() throws Exception {
        String id = run("{\"seconds\":2}");
        try (SdkWorker worker = worker("pod-term", "asynchronous.py")) {
            awaitStatus(id, "IN_PROGRESS");

            assertThat(worker.terminate(30)).as(worker.log()).isTrue();

            assertThat(ended(id).path("status").asText()).isEqualTo("COMPLETED");
        }
    }
}
