package io.lightmill.runpodlocal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.Started;
import io.lightmill.runpodlocal.Started.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerPlaneTest {

    private static final String INPUT = "{\"input\":{\"a\":1}}";

    @TempDir
    private Path folder;

    private String taken(Started local) {
        String id = local.run(INPUT);
        assertThat(local.take("w").path("id").asText()).isEqualTo(id);
        return id;
    }

    private static int done(Started local, String id, String body) {
        return local.post("/job-done/w/" + id + "?gpu=SIM&isStream=false", body).status();
    }

    @Test
    void aPollIsHeldUntilThereIsWorkAndEndsWith204() throws Exception {
        try (Started local = Started.with(folder, "--take-hold", "1s")) {
            CompletableFuture<Answer> poll = CompletableFuture.supplyAsync(() -> local.get("/job-take/w?gpu=SIM"));
            await().until(() -> local.admin("GET", "/workers", "").json().size() == 1);
            String id = local.run(INPUT);
            assertThat(poll.get().text("id")).isEqualTo(id);

            assertThat(local.get("/job-take/w?gpu=SIM").status()).isEqualTo(204);
            assertThat(local.get("/job-stop/w?gpu=SIM").status()).isEqualTo(204);
        }
    }

    @Test
    void aBatchIsAnArrayOfAtMostTheSizeThatIsAsked() throws IOException {
        try (Started local = Started.with(folder, "--take-hold", "100ms")) {
            for (int i = 0; i < 4; i++) {
                local.run(INPUT);
            }

            assertThat(local.get("/job-take-batch/w?batch_size=3&job_in_progress=0")
                            .json())
                    .hasSize(3);
            assertThat(local.get("/job-take-batch/w?batch_size=3&job_in_progress=1")
                            .json())
                    .hasSize(1);
            assertThat(local.get("/job-take-batch/w?batch_size=3").status()).isEqualTo(204);
        }
    }

    @Test
    void workIsNotHandedToAPollWhoseWorkerIsGone() throws Exception {
        try (Started local = Started.with(folder, "--take-hold", "5s")) {
            URI base = URI.create(local.base());
            try (Socket socket = new Socket(base.getHost(), base.getPort())) {
                String poll = "GET " + base.getPath() + "/job-take/gone HTTP/1.1\r\nHost: x\r\nAuthorization: "
                        + Started.KEY + "\r\n\r\n";
                socket.getOutputStream().write(poll.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                await().until(() -> local.admin("GET", "/workers", "").json().size() == 1);
            }

            String id = local.run(INPUT);

            assertThat(local.take("w").path("id").asText()).isEqualTo(id);
        }
    }

    @Test
    void anEmptyInputDoesNotReachTheWorkerUnlessSwitched() throws IOException {
        try (Started local = Started.with(folder)) {
            local.run("{\"input\":{}}");
            assertThat(local.take("w").has("input")).isFalse();
        }
        try (Started local =
                Started.withConfig(folder, "{\"endpoints\":[{\"switches\":{\"dropEmptyInput\":false}}]}")) {
            local.run("{\"input\":{}}");
            assertThat(local.take("w").path("input").isObject()).isTrue();
        }
    }

    @Test
    void webhookAndS3ConfigReachTheWorker() throws IOException {
        try (Started local = Started.with(folder)) {
            local.run("{\"input\":{\"a\":1},\"webhook\":\"http://127.0.0.1:9/\",\"s3Config\":{\"accessId\":\"x\"}}");

            JsonNode job = local.take("w");

            assertThat(job.path("webhook").asText()).isEqualTo("http://127.0.0.1:9/");
            assertThat(job.at("/s3Config/accessId").asText()).isEqualTo("x");
        }
    }

    @Test
    void aResultThatIsNoJsonIsRefusedAndLeavesNoOutput() throws IOException {
        try (Started local = Started.with(folder)) {
            String id = taken(local);

            assertThat(done(local, id, "{\"output\": NaN}")).isEqualTo(400);

            assertThat(local.status(id)).isEqualTo("COMPLETED");
            assertThat(local.get("/status/" + id).json().has("output")).isFalse();
        }
    }

    @Test
    void aResultAboveTheLimitIsRefused() throws IOException {
        try (Started local = Started.with(folder)) {
            String id = taken(local);

            assertThat(done(local, id, "{\"output\":\"" + "x".repeat(10_000_000) + "\"}"))
                    .isEqualTo(400);

            assertThat(local.status(id)).isEqualTo("COMPLETED");
        }
    }

    @Test
    void progressIsShownAsOutputAndIsNoEnd() throws IOException {
        try (Started local = Started.with(folder)) {
            String id = taken(local);

            done(local, id, "{\"status\":\"IN_PROGRESS\",\"output\":\"half\"}");

            assertThat(local.status(id)).isEqualTo("IN_PROGRESS");
            assertThat(local.get("/status/" + id).text("output")).isEqualTo("half");
            done(local, id, "{\"output\":\"whole\"}");
            done(local, id, "{\"status\":\"IN_PROGRESS\",\"output\":\"late\"}");
            assertThat(local.get("/status/" + id).text("output")).isEqualTo("whole");
        }
    }

    @Test
    void anErrorThatIsNoTextCompletesWithoutOutput() throws IOException {
        try (Started local = Started.with(folder)) {
            String id = taken(local);

            done(local, id, "{\"output\":{\"a\":1},\"error\":{\"code\":7}}");

            assertThat(local.status(id)).isEqualTo("COMPLETED");
            assertThat(local.get("/status/" + id).json().has("output")).isFalse();
        }
    }

    @Test
    void aWorkerThatAsksToBeReplacedGetsNothingMore() throws IOException {
        try (Started local = Started.with(folder, "--take-hold", "300ms")) {
            String id = taken(local);
            done(local, id, "{\"output\":1,\"stopPod\":true}");
            String next = local.run(INPUT);

            assertThat(local.get("/job-take/w").status()).isEqualTo(204);
            assertThat(local.take("w2").path("id").asText()).isEqualTo(next);
            assertThat(local.admin("GET", "/workers", "").json().at("/0/life").asText())
                    .isEqualTo("STOPPING");
        }
    }

    @Test
    void wordToStopComesByThePollForIt() throws Exception {
        try (Started local = Started.with(folder)) {
            String id = taken(local);
            CompletableFuture<Answer> poll = CompletableFuture.supplyAsync(() -> local.get("/job-stop/w?gpu=SIM"));

            local.post("/cancel/" + id, "");

            assertThat(poll.get().body()).isEqualTo("{\"jobsToStop\":[\"" + id + "\"]}");
            assertThat(done(local, id, "{\"output\":1}")).isEqualTo(404);
            assertThat(local.status(id)).isEqualTo("CANCELLED");
        }
    }

    @Test
    void wordToStopIsRepeatedToAWorkerThatGoesOnNamingWhatIsCancelled() throws IOException {
        try (Started local = Started.with(folder, "--take-hold", "100ms")) {
            String id = taken(local);
            local.post("/cancel/" + id, "");
            assertThat(local.get("/job-stop/w").status()).isEqualTo(200);

            local.get("/ping/w?job_id=" + id);
            assertThat(local.get("/job-stop/w").status()).isEqualTo(204);
            local.get("/ping/w?job_id=" + id);

            assertThat(local.get("/job-stop/w").body()).isEqualTo("{\"jobsToStop\":[\"" + id + "\"]}");
        }
    }

    @Test
    void aSilentWorkersRequestIsRunAgainOnceAndThenFails() throws IOException {
        try (Started local = Started.with(folder, "--lost-after", "300ms", "--take-hold", "5s")) {
            String id = taken(local);
            assertThat(local.take("w2").path("id").asText()).isEqualTo(id);

            await().until(() -> local.status(id).equals("FAILED"));

            JsonNode status = local.get("/status/" + id).json();
            assertThat(status.path("error").asText()).isEqualTo("job timed out after 1 retries");
            assertThat(status.path("retries").asInt()).isEqualTo(1);
        }
    }

    @Test
    void whoRunsAWorkerMaySayThatItEnded() throws IOException {
        try (Started local = Started.with(folder)) {
            String id = taken(local);

            assertThat(local.admin("DELETE", "/workers/w", "").status()).isEqualTo(200);

            assertThat(local.status(id)).isEqualTo("IN_QUEUE");
            assertThat(local.admin("DELETE", "/workers/w", "").status()).isEqualTo(404);
        }
    }

    @Test
    void aRealWorkersLinesGoIntoTheLedger() throws IOException {
        try (Started local = Started.with(folder)) {
            Answer answer = local.post(
                    "/ledger/pod", "[{\"time\":1700000000000,\"event\":\"started\",\"itemId\":\"i\",\"extra\":[1]}]");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(local.post("/ledger/pod", "[{\"event\":\"started\"}]").status())
                    .isEqualTo(400);

            await().untilAsserted(() -> assertThat(local.ledger())
                    .anySatisfy(line -> assertThat(line.toString())
                            .isEqualTo("{\"time\":1700000000000,\"iso\":\"2023-11-14T22:13:20Z\",\"event\":\"started\","
                                    + "\"endpoint\":\"local\",\"workerId\":\"pod\",\"itemId\":\"i\",\"extra\":[1]}")));
        }
    }

    @Test
    void aLineThatIsToldAgainIsWrittenOnce() throws IOException {
        try (Started local = Started.with(folder)) {
            String first = "{\"time\":1,\"event\":\"started\",\"runId\":\"r\",\"line\":1}";
            String second = "{\"time\":2,\"event\":\"ended\",\"runId\":\"r\",\"line\":2}";
            local.post("/ledger/pod", "[" + first + "]");
            local.post("/ledger/pod", "[" + first + "," + second + "]");

            await().untilAsserted(() -> assertThat(local.events()).containsExactly("started", "ended"));
        }
    }
}
