package io.lightmill.stack.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lightmill.stack.home.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** As much of the gateway as the command line speaks to, in memory: a job is final as soon as it was looked at twice. */
final class StubGateway implements AutoCloseable {

    static final String ZIP = "all the pictures";
    private static final String JOB = "0190aaaa-0000-7000-8000-000000000001";

    private final HttpServer server;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Map<String, String> submissions = new ConcurrentHashMap<>();
    private final List<String> puts = new ArrayList<>();
    private final Set<String> failingOnce = ConcurrentHashMap.newKeySet();
    private int looks;
    int failedItems;
    int cancelledItems;
    /** What a trial finds, as JSON objects with commas between. */
    String problems = "{\"type\": \"urn:x\", \"field\": \"inputs\", \"detail\": \"inputs is empty.\"}";

    StubGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next request to this path is answered with 503. */
    void failOnce(String path) {
        failingOnce.add(path);
    }

    /** Bodies of submissions by their Idempotency-Key. */
    Map<String, String> submissions() {
        return Map.copyOf(submissions);
    }

    synchronized List<String> puts() {
        return List.copyOf(puts);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (failingOnce.remove(path)) {
            say(exchange, 503, "{\"title\": \"away\"}");
        } else if (path.equals("/api/limits")) {
            say(
                    exchange,
                    200,
                    "{\"jobs\": {\"itemsPerJob\": 100}, \"uploads\": {\"filesPerRequest\": 2, \"contentTypes\": []}}");
        } else if (path.startsWith("/api/uploads")) {
            say(exchange, 200, path.endsWith("complete") ? completed(body) : wanted(body));
        } else if (path.startsWith("/objects/")) {
            put(path.substring("/objects/".length()), body);
            say(exchange, 201, "");
        } else if (path.equals("/api/jobs/submit")) {
            boolean trial = Json.MAPPER.readTree(body).path("dryRun").asBoolean();
            if (trial) {
                say(exchange, 200, "{\"items\": 0, \"sets\": 0, \"problems\": [" + problems + "]}");
                return;
            }
            submissions.put(exchange.getRequestHeaders().getFirst("Idempotency-Key"), text(body));
            say(exchange, 202, job(false));
        } else if (path.endsWith("/download")) {
            say(exchange, 200, ZIP);
        } else if (path.endsWith("/items")) {
            say(exchange, 200, failures());
        } else {
            say(exchange, 200, job(++looks % 2 == 0));
        }
    }

    private synchronized void put(String key, byte[] body) {
        puts.add(key);
        objects.put(key, body);
    }

    private String wanted(byte[] body) throws IOException {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        for (JsonNode file : Json.MAPPER.readTree(body).get("files")) {
            String sha = file.get("sha256").asText();
            ObjectNode one = answer.withArray("files").addObject();
            one.put("sha256", sha).put("state", objects.containsKey(sha) ? "stored" : "send");
            one.putObject("ticket")
                    .put("method", "PUT")
                    .put("url", url() + "/objects/" + sha)
                    .put("expiresAt", "2030-01-01T00:00:00Z")
                    .putObject("headers");
        }
        return answer.toString();
    }

    /** A file is refused when its bytes begin with "bad". */
    private String completed(byte[] body) throws IOException {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        for (JsonNode each : Json.MAPPER.readTree(body).get("sha256")) {
            String sha = each.asText();
            boolean bad = text(objects.getOrDefault(sha, new byte[0])).startsWith("bad");
            ObjectNode one = answer.withArray("files").addObject();
            one.put("sha256", sha).put("state", bad ? "refused" : "stored");
            if (bad) {
                one.putObject("problem").put("type", "urn:x").put("detail", "is no picture");
            }
        }
        return answer.toString();
    }

    private String job(boolean isFinal) {
        return """
                {"id": "%s", "state": "%s", "engine": "augment", "costUsd": 0.25, "createdAt": "2026-01-01T00:00:00Z", "items":
                 {"total": 4, "queued": %d, "completed": %d, "failed": %d, "cancelled": %d}}""".formatted(
                        JOB,
                        isFinal ? "completed" : "processing",
                        isFinal ? 0 : 4,
                        isFinal ? 4 - failedItems - cancelledItems : 0,
                        isFinal ? failedItems : 0,
                        isFinal ? cancelledItems : 0);
    }

    private static String failures() {
        return """
                {"items": [{"ordinal": 2, "variation": 1, "inputs": [{"sha256": "%s", "name": "cat.png"}],
                 "error": {"code": "content-blocked", "message": "The engine said no.", "advice": "Change it."}}]}""".formatted(HexFormat.of().formatHex(new byte[32]));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("ETag", "\"zip\"");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
