package io.lightmill.runpodlocal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.runpodlocal.Started;
import io.lightmill.runpodlocal.Started.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of RunPod's side, as a client or a worker sees it. */
class FaultMenuTest {

    private static final String INPUT = "{\"input\":{\"a\":1}}";

    @TempDir
    private Path folder;

    private Started local;

    @BeforeEach
    void start() throws IOException {
        local = Started.with(folder, "--take-hold", "300ms");
    }

    @AfterEach
    void stop() {
        local.close();
    }

    private int queued() {
        return local.get("/health").json().at("/jobs/inQueue").asInt();
    }

    private String finished() {
        String id = local.run(INPUT);
        local.take("w");
        local.post("/job-done/w/" + id + "?isStream=false", "{\"output\":1}");
        return id;
    }

    @Test
    void runIsRefusedSoOften() {
        local.arm("{\"type\":\"run-refused\",\"status\":429,\"count\":2}");

        assertThat(local.post("/run", INPUT).status()).isEqualTo(429);
        assertThat(local.post("/run", INPUT).status()).isEqualTo(429);
        assertThat(local.post("/run", INPUT).status()).isEqualTo(200);
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    void runIsAcceptedAndAnsweredWithAnError() {
        local.arm("{\"type\":\"run-accepted-then-error\",\"status\":500,\"count\":1}");

        assertThat(local.post("/run", INPUT).status()).isEqualTo(500);
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    void runIsAnsweredLate() {
        local.arm("{\"type\":\"run-slow\",\"millis\":300,\"count\":1}");
        Instant before = Instant.now();

        local.run(INPUT);

        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void runIsResetBeforeOrAfterAccepting() {
        local.arm("{\"type\":\"run-reset\",\"accepted\":false}");
        assertThat(local.post("/run", INPUT).status()).isZero();
        assertThat(queued()).isZero();

        local.arm("{\"type\":\"run-reset\",\"accepted\":true}");
        assertThat(local.post("/run", INPUT).status()).isZero();
        assertThat(queued()).isPositive();
    }

    @Test
    void runIsAnsweredWithGarbage() {
        local.arm("{\"type\":\"run-garbage\",\"count\":1}");

        Answer answer = local.post("/run", INPUT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<html>");
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    void anAcceptedRequestIsLost() {
        local.arm("{\"type\":\"run-lost\",\"count\":1}");

        String id = local.run(INPUT);

        assertThat(local.status(id)).isEqualTo("404");
        assertThat(queued()).isZero();
    }

    @Test
    void statusLies() {
        String id = finished();

        local.arm("{\"type\":\"status-missing\",\"count\":1}");
        assertThat(local.status(id)).isEqualTo("404");
        local.arm("{\"type\":\"status-stale\",\"count\":1}");
        assertThat(local.status(id)).isEqualTo("IN_PROGRESS");
        local.arm("{\"type\":\"status-unknown\",\"state\":\"PONDERING\",\"count\":1}");
        assertThat(local.status(id)).isEqualTo("PONDERING");
        local.arm("{\"type\":\"status-refused\",\"status\":502,\"count\":1}");
        assertThat(local.status(id)).isEqualTo("502");
        assertThat(local.status(id)).isEqualTo("COMPLETED");
    }

    @Test
    void aResultExpiresWhenItIsAskedFor() {
        String waiting = local.run(INPUT);
        local.arm("{\"type\":\"status-expired\"}");
        assertThat(local.status(waiting)).isEqualTo("IN_QUEUE");

        local.take("w");
        local.post("/job-done/w/" + waiting + "?isStream=false", "{\"output\":1}");
        assertThat(local.status(waiting)).isEqualTo("404");
        local.admin("DELETE", "/faults", "");
        assertThat(local.status(waiting)).isEqualTo("404");
    }

    @Test
    void takesAreRefused() {
        local.arm("{\"type\":\"take-refused\",\"status\":400,\"count\":1}");
        String id = local.run(INPUT);

        assertThat(local.get("/job-take/w").status()).isEqualTo(400);
        assertThat(local.take("w").path("id").asText()).isEqualTo(id);
    }

    @Test
    void oneRequestIsDeliveredToTwoWorkers() {
        local.arm("{\"type\":\"take-duplicated\",\"count\":1}");
        String id = local.run(INPUT);

        assertThat(local.take("w1").path("id").asText()).isEqualTo(id);
        assertThat(local.take("w2").path("id").asText()).isEqualTo(id);
        assertThat(local.get("/job-take/w3").status()).isEqualTo(204);
    }

    @Test
    void withoutCapacityNothingIsTakenAndHealthKnowsNobody() {
        local.get("/job-take/w");
        local.arm("{\"type\":\"no-capacity\"}");
        String id = local.run(INPUT);

        assertThat(local.get("/job-take/w").status()).isEqualTo(204);
        assertThat(local.get("/health").json().at("/workers/ready").asInt()).isZero();

        local.admin("DELETE", "/faults", "");
        assertThat(local.take("w").path("id").asText()).isEqualTo(id);
    }

    @Test
    void resultsAreRefusedOrDropped() {
        String id = local.run(INPUT);
        local.take("w");
        local.arm("{\"type\":\"done-refused\",\"status\":429,\"count\":1}");
        assertThat(local.post("/job-done/w/" + id, "{\"output\":1}").status()).isEqualTo(429);
        local.arm("{\"type\":\"done-dropped\"}");
        assertThat(local.post("/job-done/w/" + id, "{\"output\":1}").status()).isZero();
        assertThat(local.status(id)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void theQueueIsLost() {
        String id = local.run(INPUT);

        assertThat(local.admin("DELETE", "/queue", "").json().path("local").asInt())
                .isEqualTo(1);
        assertThat(local.status(id)).isEqualTo("404");
    }

    @Test
    void theMenuIsShownWithWhatStruckAndTheLedgerTellsOfIt() {
        local.arm("{\"type\":\"run-refused\",\"status\":503,\"count\":1}");
        local.post("/run", INPUT);

        assertThat(local.admin("GET", "/faults", "").body())
                .isEqualTo("[{\"type\":\"run-refused\",\"status\":503,\"probability\":1.0,\"count\":1,\"struck\":1}]");
        await().untilAsserted(() -> assertThat(local.events()).contains("fault"));
        assertThat(local.admin("PUT", "/faults", "[{\"type\":\"earthquake\"}]").status())
                .isEqualTo(400);
        assertThat(local.admin("POST", "/faults", "[{\"type\":\"run-garbage\"}]")
                        .json())
                .hasSize(2);
        assertThat(local.admin("DELETE", "/faults", "").body()).isEqualTo("[]");
    }
}
