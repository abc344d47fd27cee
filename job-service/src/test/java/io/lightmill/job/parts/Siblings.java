package io.lightmill.job.parts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lightmill.contracts.api.Attempts;
import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.InputsLookup;
import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.comparison.DispatchStates;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** dispatcher- and storage-service as small HTTP servers whose answers a test decides. */
public final class Siblings implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** SHA-256 values that no user has. */
    public static final Set<String> UNKNOWN_INPUTS = ConcurrentHashMap.newKeySet();

    /** Paths that the dispatcher was asked, in order. */
    public static final List<String> DISPATCHER_CALLS = new CopyOnWriteArrayList<>();

    /** What storage-service was told with each call. */
    public static final List<String> TRACES = new CopyOnWriteArrayList<>();

    /** How often the replica that is going was asked; never reset. */
    public static final AtomicInteger LEAVING_CALLS = new AtomicInteger();

    /** Calls whose path has this the dispatcher hears and never answers, while it stands. */
    public static volatile @Nullable String unanswered;

    /** While true, both refuse everything. */
    public static volatile boolean away;

    /** While true, the dispatcher refuses everything. */
    public static volatile boolean dispatcherAway;

    public static volatile Function<DispatchStates.Request, DispatchStates.Answer> dispatchStates =
            request -> new DispatchStates.Answer(true, false, false, List.of());

    public static volatile Function<Outputs.StatesRequest, Outputs.StatesAnswer> outputStates =
            request -> new Outputs.StatesAnswer(List.of());

    /** What the dispatcher knows of attempts, whatever item is asked for. */
    public static volatile List<Attempts.Fact> attempts = List.of();

    private @Nullable HttpServer server;

    /** As at the beginning. */
    public static void reset() {
        away = false;
        dispatcherAway = false;
        unanswered = null;
        attempts = List.of();
        UNKNOWN_INPUTS.clear();
        DISPATCHER_CALLS.clear();
        TRACES.clear();
        dispatchStates = request -> new DispatchStates.Answer(true, false, false, List.of());
        outputStates = request -> new Outputs.StatesAnswer(List.of());
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/dispatcher", Siblings::dispatcher);
            http.createContext("/leaving", Siblings::leaving);
            http.createContext("/storage", Siblings::storage);
            http.start();
            server = http;
            String url = "http://127.0.0.1:" + http.getAddress().getPort();
            // The first of two replicas is going throughout: no call may fail for it.
            String dispatchers = url + "/leaving/, " + url + "/dispatcher/";
            return Map.of("lightmill.dispatcher.url", dispatchers, "lightmill.storage.url", url + "/storage");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void dispatcher(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString().substring("/dispatcher".length());
        if (away || dispatcherAway) {
            send(exchange, 503, null);
        } else if (unanswered != null && path.contains(unanswered)) {
            // Left open, and nothing said.
            DISPATCHER_CALLS.add(path);
        } else if (path.equals("/endpoints")) {
            send(exchange, 200, List.of(endpoint()));
        } else if (path.equals("/items/states")) {
            send(exchange, 200, dispatchStates.apply(body(exchange, DispatchStates.Request.class)));
        } else if (path.endsWith("/attempts")) {
            send(exchange, 200, attempts);
        } else {
            DISPATCHER_CALLS.add(path);
            send(exchange, 204, null);
        }
    }

    /** As a service is that was asked to stop: it answers by its framework, or its connection breaks. */
    private static void leaving(HttpExchange exchange) throws IOException {
        if (LEAVING_CALLS.getAndIncrement() % 2 == 1) {
            throw new IOException("stopped");
        }
        send(exchange, 503, null);
    }

    private static void storage(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/storage".length());
        TRACES.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
        if (away) {
            send(exchange, 503, null);
        } else if (path.equals("/inputs/lookup")) {
            send(exchange, 200, lookup(body(exchange, InputsLookup.Request.class)));
        } else {
            send(exchange, 200, outputStates.apply(body(exchange, Outputs.StatesRequest.class)));
        }
    }

    private static InputsLookup.Answer lookup(InputsLookup.Request request) {
        return new InputsLookup.Answer(request.sha256().stream()
                .filter(sha -> !UNKNOWN_INPUTS.contains(sha))
                .map(sha -> new InputsLookup.Known(sha, sha.substring(56) + ".png", "image/png", 1_000, 64, 64))
                .toList());
    }

    private static EndpointView endpoint() {
        return new EndpointView(
                "local",
                List.of(Engine.AUGMENT, Engine.GEMINI),
                "ready",
                null,
                10,
                0,
                0,
                0.001,
                Map.of(Engine.AUGMENT, 2.0),
                Map.of(Engine.AUGMENT, 0.002),
                1.0);
    }

    private static <T> T body(HttpExchange exchange, Class<T> type) throws IOException {
        return JSON.readValue(exchange.getRequestBody().readAllBytes(), type);
    }

    private static void send(HttpExchange exchange, int status, @Nullable Object answer) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = answer == null ? new byte[0] : JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
