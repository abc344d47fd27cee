package io.lightmill.runpodlocal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.settings.CommandLine;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A started instance on free ports, and a client of it. */
public final class Started implements AutoCloseable {

    /** The key of its endpoint. */
    public static final String KEY = "test-key";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RunpodLocal local;
    private final Path ledger;

    private Started(Path folder, List<String> flags) throws IOException {
        this.ledger = folder.resolve("ledger.jsonl");
        List<String> all = new ArrayList<>(List.of("--port", "0", "--admin-port", "0", "--key", KEY));
        all.addAll(List.of("--ledger", ledger.toString()));
        all.addAll(flags);
        this.local = new RunpodLocal(new CommandLine(Map.of()).read(all));
        vertx.deployVerticle(local).toCompletionStage().toCompletableFuture().join();
    }

    /** With these flags over the usual ones; the ledger is kept in this folder. */
    public static Started with(Path folder, String... flags) throws IOException {
        return new Started(folder, List.of(flags));
    }

    /** With settings as a JSON file would have them. */
    public static Started withConfig(Path folder, String json) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), json);
        return new Started(folder, List.of("--config", file.toString()));
    }

    /** Base of both planes. */
    public String base() {
        return "http://127.0.0.1:" + local.port() + "/v2/local";
    }

    /** An answer. */
    public record Answer(int status, String body) {

        /** The body. */
        public JsonNode json() {
            try {
                return Json.read(body.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new AssertionError(status + " " + body, e);
            }
        }

        /** A field of it, as text. */
        public String text(String field) {
            return json().path(field).asText();
        }
    }

    /** GET under the base. */
    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base() + path)).GET());
    }

    /** POST under the base. */
    public Answer post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base() + path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** {@code /run}; the id. */
    public String run(String body) {
        Answer answer = post("/run", body);
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return answer.text("id");
    }

    /** Polls for work once; the job's object. */
    public JsonNode take(String workerId) {
        return get("/job-take/" + workerId + "?gpu=SIM&job_in_progress=0").json();
    }

    /** The state's name. */
    public String status(String id) {
        Answer answer = get("/status/" + id);
        return answer.status() == 200 ? answer.text("status") : String.valueOf(answer.status());
    }

    /** An admin route. */
    public Answer admin(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + local.adminPort() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Arms one fault. */
    public void arm(String fault) {
        Answer answer = admin("PUT", "/faults", "[" + fault + "]");
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
    }

    /** The ledger so far. */
    public List<ObjectNode> ledger() {
        return wholeLines(ledger);
    }

    /** What is being written while it is read may end within a line, which comes with the next look. */
    static List<ObjectNode> wholeLines(Path ledger) {
        try {
            String text = new String(Files.readAllBytes(ledger), StandardCharsets.UTF_8);
            List<ObjectNode> lines = new ArrayList<>();
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                lines.add((ObjectNode) Json.read(line.getBytes(StandardCharsets.UTF_8)));
            }
            return lines;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The events of the ledger, in order. */
    public List<String> events() {
        return ledger().stream().map(line -> line.path("event").asText()).toList();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(
                    request.timeout(Duration.ofSeconds(30))
                            .header("Authorization", "Bearer " + KEY)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
