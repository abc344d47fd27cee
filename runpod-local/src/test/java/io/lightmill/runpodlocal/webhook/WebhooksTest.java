package io.lightmill.runpodlocal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.Started;
import io.lightmill.runpodlocal.json.Json;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<Buffer> received = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private HttpServer receiver;
    private Started local;

    @BeforeEach
    void start() throws IOException {
        receiver = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(body);
                    request.response().setStatusCode(answer).end();
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        local = Started.with(folder);
    }

    @AfterEach
    void stop() {
        local.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String run() {
        return local.run("{\"input\":{\"a\":1},\"webhook\":\"" + url() + "\"}");
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.actualPort() + "/hook";
    }

    private String ended() {
        String id = run();
        local.take("w");
        local.post("/job-done/w/" + id + "?isStream=false", "{\"output\":1}");
        return id;
    }

    private JsonNode body(int index) {
        try {
            return Json.read(received.get(index).getBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void saysWhatStatusSaysWithInputAndItsOwnAddress() {
        String id = ended();

        await().until(() -> received.size() == 1);
        JsonNode status = local.get("/status/" + id).json();
        status.properties()
                .forEach(field -> assertThat(body(0).get(field.getKey())).isEqualTo(field.getValue()));
        assertThat(body(0).path("input").toString()).isEqualTo("{\"a\":1}");
        assertThat(body(0).path("webhook").asText()).isEqualTo(url());
    }

    @Test
    void alsoTellsOfCancels() {
        local.post("/cancel/" + run(), "");

        await().until(() -> received.size() == 1);
        assertThat(body(0).path("status").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void anAnswerThatIsNot200IsTriedAgainTenSecondsLater() {
        answer = 204;
        ended();
        await().until(() -> received.size() == 1);
        answer = 200;

        await().atMost(Duration.ofSeconds(15)).until(() -> received.size() == 2);
        List<JsonNode> sent = List.copyOf(local.ledger().stream()
                .filter(line -> line.path("event").asText().equals("webhook-sent"))
                .toList());
        assertThat(sent.getFirst().path("status").asInt()).isEqualTo(204);
        assertThat(received.get(1)).isEqualTo(received.get(0));
    }

    @Test
    void faultsDropDoubleDelayAndCutThem() {
        local.arm("{\"type\":\"webhook-dropped\",\"count\":1}");
        ended();
        local.arm("{\"type\":\"webhook-duplicated\",\"times\":3,\"count\":1}");
        ended();
        await().until(() -> received.size() == 3);
        local.arm("{\"type\":\"webhook-delayed\",\"millis\":400,\"count\":1}");
        String delayed = ended();
        String overtaking = ended();
        await().until(() -> received.size() == 5);
        assertThat(body(3).path("id").asText()).isEqualTo(overtaking);
        assertThat(body(4).path("id").asText()).isEqualTo(delayed);

        local.arm("{\"type\":\"webhook-truncated\",\"count\":1}");
        ended();
        await().until(() -> received.size() == 6);
        assertThat(received.get(5).length()).isLessThan(received.get(4).length());
    }

    @Test
    void theWebhookMayComeBeforeTheAnswerToRun() {
        local.arm("{\"type\":\"run-answer-after-webhook\",\"millis\":20000,\"count\":1}");
        Thread worker = Thread.startVirtualThread(() -> {
            String id = local.take("w").path("id").asText();
            local.post("/job-done/w/" + id + "?isStream=false", "{\"output\":1}");
        });

        String id = run();

        assertThat(worker).satisfies(Thread::join);
        assertThat(received).hasSize(1);
        assertThat(body(0).path("id").asText()).isEqualTo(id);
    }
}
