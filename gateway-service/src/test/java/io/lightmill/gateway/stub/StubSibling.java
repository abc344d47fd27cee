package io.lightmill.gateway.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A real server in a sibling's place: answers as it is told, and keeps what it was asked. */
public final class StubSibling implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private Answer otherwise = Answer.json(200, "{}");

    private StubSibling(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts it where a sibling is expected. */
    public static StubSibling at(String url) {
        try {
            return new StubSibling(HttpServer.create(
                    new InetSocketAddress("127.0.0.1", URI.create(url).getPort()), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How it answers.
     *
     * @param route method and path, {@code POST /jobs}
     */
    public StubSibling on(String route, Answer answer) {
        answers.put(route, answer);
        return this;
    }

    /** How it answers everything else. */
    public StubSibling otherwise(Answer answer) {
        otherwise = answer;
        return this;
    }

    /** What it was asked so far, but for keys. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The latest. */
    public Asked last() {
        return asked.getLast();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String route =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            answers.getOrDefault(route, otherwise).give(exchange, this);
        }
    }

    /** Keeps what was asked. */
    public Asked keep(HttpExchange exchange, byte[] body) {
        Asked request = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body);
        asked.add(request);
        return request;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** One request as it arrived. */
    public record Asked(String method, String uri, Map<String, List<String>> headers, byte[] body) {

        /** A header's first value. */
        public @Nullable String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse(null);
        }

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** How one route answers. */
    @FunctionalInterface
    public interface Answer {

        /** Answers; the exchange is closed afterwards. */
        void give(HttpExchange exchange, StubSibling stub) throws IOException;

        /** Reads the whole request, keeps it, and answers with a document. */
        static Answer json(int status, String body, String... headers) {
            return of(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
        }

        /**
         * The same with any bytes.
         *
         * @param headers names and values in turn
         */
        static Answer of(int status, String type, byte[] body, String... headers) {
            return (exchange, stub) -> {
                stub.keep(exchange, exchange.getRequestBody().readAllBytes());
                exchange.getResponseHeaders().set("Content-Type", type);
                for (int i = 0; i < headers.length; i += 2) {
                    exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
                }
                if (exchange.getRequestMethod().equals("HEAD")) {
                    exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
                    exchange.sendResponseHeaders(status, -1);
                    return;
                }
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            };
        }
    }
}
