package io.lightmill.runpodlocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.Started;
import io.lightmill.runpodlocal.Started.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPlaneTest {

    @TempDir
    private Path folder;

    private Started local;

    @BeforeEach
    void start() throws IOException {
        local = Started.with(folder, "--take-hold", "100ms");
    }

    @AfterEach
    void stop() {
        local.close();
    }

    private void done(String worker, String id, String body) {
        assertThat(local.post("/job-done/" + worker + "/" + id + "?gpu=SIM&isStream=false", body)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"Bearer test-key,200", "test-key,200", "Bearer other,401", "other,401", ",401"})
    void theKeyIsAcceptedWithAndWithoutBearer(String authorization, int status) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(local.base() + "/health"));
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(status);
        }
    }

    @Test
    void whatDoesNotExistIs404() {
        assertThat(local.get("/status/nobody-u1").status()).isEqualTo(404);
        assertThat(local.get("/stream/nobody-u1").status()).isEqualTo(404);
        assertThat(local.post("/cancel/nobody-u1", "").status()).isEqualTo(404);
        assertThat(local.post("/retry/nobody-u1", "").status()).isEqualTo(404);
        assertThat(local.get("/requests").status()).isEqualTo(404);
        assertThat(local.get("/../other/health").status()).isEqualTo(404);
    }

    @Test
    void aRequestGoesFromQueueToResult() {
        String id = local.run("{\"input\":{\"a\":1},\"extra\":true}");
        assertThat(local.get("/status/" + id).json().toString())
                .isEqualTo("{\"id\":\"" + id + "\",\"status\":\"IN_QUEUE\"}");

        JsonNode job = local.take("w");
        assertThat(job.toString()).isEqualTo("{\"id\":\"" + id + "\",\"input\":{\"a\":1}}");
        assertThat(local.status(id)).isEqualTo("IN_PROGRESS");
        done("w", id, "{\"output\":{\"b\":[2]}}");

        JsonNode status = local.post("/status/" + id, "").json();
        assertThat(status.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(status.path("output").toString()).isEqualTo("{\"b\":[2]}");
        assertThat(status.path("workerId").asText()).isEqualTo("w");
        assertThat(status.has("delayTime")).isTrue();
        assertThat(status.has("executionTime")).isTrue();
        assertThat(status.has("error")).isFalse();
        assertThat(status.has("retries")).isFalse();
    }

    @Test
    void runsyncHoldsUntilTheEndOrForAsLongAsItMayWait() throws Exception {
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> local.post("/runsync", "{\"input\":{\"a\":1}}"));
        await().until(() -> local.get("/health").json().at("/jobs/inQueue").asInt() == 1);
        String id = local.take("w").path("id").asText();
        assertThat(id).startsWith("sync-");
        assertThat(answer).isNotDone();
        done("w", id, "{\"output\":1}");
        assertThat(answer.get().text("status")).isEqualTo("COMPLETED");

        // 1 ms is clamped to a second.
        Answer early = local.post("/runsync?wait=1", "{\"input\":{\"a\":1}}");
        assertThat(early.status()).isEqualTo(200);
        assertThat(early.text("status")).isEqualTo("IN_QUEUE");
    }

    @Test
    void statusSyncAnswersWithTheEnd() throws Exception {
        String id = local.run("{\"input\":{\"a\":1}}");
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> local.get("/status-sync/" + id));
        local.take("w");
        done("w", id, "{\"error\":\"no\"}");

        assertThat(answer.get().text("status")).isEqualTo("FAILED");
        assertThat(answer.get().text("error")).isEqualTo("no");
    }

    @Test
    void aStreamIsDrainedByReading() {
        String id = local.run("{\"input\":{\"a\":1}}");
        local.take("w");
        local.post("/job-stream/w/" + id + "?isStream=false", "{\"output\":{\"n\":1}}");
        local.post("/job-stream/w/" + id + "?isStream=false", "{\"output\":\"two\"}");

        assertThat(local.get("/stream/" + id).body())
                .isEqualTo("{\"status\":\"IN_PROGRESS\",\"stream\":[{\"output\":{\"n\":1}},{\"output\":\"two\"}]}");
        done("w", id, "{\"output\":[]}");
        assertThat(local.get("/stream/" + id).body()).isEqualTo("{\"status\":\"COMPLETED\",\"stream\":[]}");
    }

    @Test
    void cancelRetryAndPurge() {
        String cancelled = local.run("{\"input\":{\"a\":1}}");
        assertThat(local.post("/cancel/" + cancelled, "").text("status")).isEqualTo("CANCELLED");
        assertThat(local.post("/retry/" + cancelled, "").status()).isEqualTo(400);

        String failed = local.run("{\"input\":{\"a\":1}}");
        local.take("w");
        done("w", failed, "{\"error\":\"no\"}");
        assertThat(local.post("/retry/" + failed, "").text("status")).isEqualTo("IN_QUEUE");

        assertThat(local.post("/purge-queue", "").body()).isEqualTo("{\"removed\":1,\"status\":\"completed\"}");
        assertThat(local.status(failed)).isEqualTo("404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"input\":1}",
                "{\"input\":null}",
                "{\"input\":{\"a\":NaN}}",
                "{\"input\":{\"a\":1},\"webhook\":7}",
                "{\"input\":{\"a\":1},\"policy\":{\"ttl\":9999}}",
                "{\"input\":{\"a\":1},\"policy\":{\"executionTimeout\":4999}}",
                "{\"input\":{\"a\":1},\"policy\":{\"ttl\":\"long\"}}"
            })
    void aBodyThatIsWrongIs400AndQueuesNothing(String body) {
        assertThat(local.post("/run", body).status()).isEqualTo(400);
        assertThat(local.get("/health").json().at("/jobs/inQueue").asInt()).isZero();
    }

    @Test
    void aBodyAboveTheLimitIs400AndRunsyncMayBeLarger() {
        String large = "{\"input\":{\"a\":\"" + "x".repeat(10_000_000) + "\"}}";

        assertThat(local.post("/run", large).status()).isEqualTo(400);
        assertThat(local.post("/runsync?wait=1000", large).status()).isEqualTo(200);
    }

    @Test
    void purgeIsAllowedTwiceInTenSeconds() {
        local.post("/purge-queue", "");
        local.post("/purge-queue", "");

        assertThat(local.post("/purge-queue", "").status()).isEqualTo(429);
        assertThat(local.get("/health").status()).isEqualTo(200);
    }

    @Test
    void healthCountsWorkersThatPolledOrPinged() {
        local.get("/ping/w1?job_id=&runpod_version=1.12.0");
        local.run("{\"input\":{\"a\":1}}");
        local.take("w2");
        local.get("/ping/w3?status=unhealthy&check=memory&reason=none");

        JsonNode workers = local.get("/health").json().path("workers");

        assertThat(workers.toString())
                .isEqualTo("{\"idle\":1,\"initializing\":0,\"ready\":1,\"running\":1,\"throttled\":0,\"unhealthy\":1}");
    }
}
