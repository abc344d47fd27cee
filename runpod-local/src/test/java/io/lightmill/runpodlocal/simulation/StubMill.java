package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.worker.BeatAnswer;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ClaimedChunk.ClaimedInput;
import io.lightmill.contracts.worker.ClaimedChunk.ClaimedItem;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.ReportAnswer;
import io.lightmill.runpodlocal.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The side that a worker speaks to: hands out chunks, takes files and reports, and remembers all of it. */
final class StubMill implements AutoCloseable {

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final Map<UUID, List<ItemReport>> reports = new ConcurrentHashMap<>();
    final List<UUID> beats = new CopyOnWriteArrayList<>();
    final List<String> claimed = new CopyOnWriteArrayList<>();
    volatile double deadlineSeconds = 90;
    volatile double beatSeconds = 2;
    volatile double putSeconds = 30;
    volatile BeatAnswer beatAnswer = new BeatAnswer(90, List.of());
    volatile boolean cancelled;
    volatile Future<Void> mayStore = Future.succeededFuture();

    private final Vertx vertx = Vertx.vertx();
    private final Map<UUID, List<UUID>> items = new ConcurrentHashMap<>();
    private final Queue<List<String>> chunks = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    StubMill() {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** One more chunk, of items with these prompts. */
    StubMill chunk(String... prompts) {
        chunks.add(List.of(prompts));
        return this;
    }

    /** Body of a {@code /run} that invites to claim here. */
    String invitation(int sessionSeconds) {
        InvocationInput input = new InvocationInput(1, UUID.randomUUID(), url(), "secret", sessionSeconds);
        return Json.text(Json.object().putPOJO("input", input));
    }

    int reported() {
        return reports.values().stream().mapToInt(List::size).sum();
    }

    private String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void answer(HttpServerRequest request, Buffer body) {
        try {
            String path = path(request);
            if (path.startsWith("/objects/")) {
                object(request, body);
            } else if (!"Bearer secret".equals(request.getHeader("Authorization"))) {
                request.response().setStatusCode(404).end();
            } else if (path.endsWith("/claims")) {
                claim(request);
            } else if (path.endsWith("/beat")) {
                UUID attempt = UUID.fromString(path.split("/")[2]);
                beats.add(attempt);
                request.response().end(Buffer.buffer(Json.bytes(answer(attempt))));
            } else {
                report(request, path, body);
            }
        } catch (IOException e) {
            request.response().setStatusCode(400).end(String.valueOf(e.getMessage()));
        }
    }

    private BeatAnswer answer(UUID attempt) {
        return cancelled
                ? new BeatAnswer(beatAnswer.deadlineSeconds(), items.getOrDefault(attempt, List.of()))
                : beatAnswer;
    }

    private static String path(HttpServerRequest request) {
        return Objects.requireNonNull(request.path());
    }

    private void object(HttpServerRequest request, Buffer body) {
        if (request.method().name().equals("GET")) {
            request.response().end("input");
            return;
        }
        mayStore.onSuccess(ignored -> {
            boolean first = files.putIfAbsent(path(request).substring("/objects/".length()), body.getBytes()) == null;
            request.response().setStatusCode(first ? 201 : 412).end();
        });
    }

    private void claim(HttpServerRequest request) {
        List<String> prompts = chunks.poll();
        if (prompts == null) {
            request.response().setStatusCode(204).end();
            return;
        }
        ClaimedChunk chunk = chunk(prompts);
        items.put(chunk.attemptId(), chunk.items().stream().map(ClaimedItem::id).toList());
        claimed.add(chunk.attemptId().toString());
        request.response().end(Buffer.buffer(Json.bytes(chunk)));
    }

    private void report(HttpServerRequest request, String path, Buffer body) throws IOException {
        UUID attempt = UUID.fromString(path.split("/")[2]);
        ItemReport[] told = path.endsWith("/items")
                ? Json.read(body.getBytes(), ItemReport[].class)
                : new ItemReport[] {Json.read(body.getBytes(), ItemReport.class)};
        reports.computeIfAbsent(attempt, ignored -> new CopyOnWriteArrayList<>())
                .addAll(Arrays.asList(told));
        request.response().end(Buffer.buffer(Json.bytes(new ReportAnswer(List.of()))));
    }

    private ClaimedChunk chunk(List<String> prompts) {
        List<ClaimedItem> items = new ArrayList<>();
        for (String prompt : prompts) {
            UUID id = UUID.randomUUID();
            ClaimedInput input = new ClaimedInput("00", "cat.png", ticket("GET", "in/" + id));
            items.add(new ClaimedItem(
                    id,
                    items.size(),
                    0,
                    1,
                    id.getMostSignificantBits(),
                    prompt,
                    null,
                    List.of(input),
                    ticket("PUT", "out/" + id),
                    ticket("PUT", "preview/" + id)));
        }
        return new ClaimedChunk(
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                Mode.AUTOMATIC,
                Engine.AUGMENT,
                Map.of(),
                null,
                null,
                deadlineSeconds,
                60,
                beatSeconds,
                putSeconds,
                null,
                items);
    }

    private Ticket ticket(String method, String key) {
        return new Ticket(
                method,
                url() + "/objects/" + key,
                Map.of("Content-Type", "image/png"),
                Instant.now().plusSeconds(900));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
