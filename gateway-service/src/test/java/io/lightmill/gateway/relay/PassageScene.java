package io.lightmill.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.stub.StubSibling;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A gateway that passes on what a worker says, in front of dispatchers that do as they are told. */
abstract class PassageScene {

    static final String WORDS = "{\"number\":1}";

    final Vertx vertx = Vertx.vertx();
    private final HttpClient worker =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final List<String> urls = List.of(freeAddress(), freeAddress());
    final StubSibling first = StubSibling.at(urls.getFirst());
    final StubSibling second = StubSibling.at(urls.getLast());
    Instant now = Instant.parse("2026-11-25T12:00:00Z");
    final CountDownLatch gone = new CountDownLatch(1);
    private @Nullable HttpServer gateway;

    void gateway(List<String> dispatchers, Duration answerWithin) throws Exception {
        gateway(new Sibling(vertx, "dispatcher-service", dispatchers, () -> now), answerWithin);
    }

    void gateway(Sibling dispatcher, Duration answerWithin) throws Exception {
        Router router = Router.router(vertx);
        router.route()
                .handler(exchange -> pass(
                        exchange,
                        new Way(dispatcher, exchange.request().uri(), "Bearer k1.token", 1000, answerWithin, false)));
        gateway = vertx.createHttpServer()
                .connectionHandler(caller -> caller.closeHandler(closed -> gone.countDown()))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    /** Passes a request on as what may be said twice. */
    void pass(RoutingContext exchange, Way way) {
        new RepeatablePassage(vertx, exchange.request(), Ending.of(exchange), way, Duration.ofMillis(300)).run();
    }

    @AfterEach
    void stop() throws Exception {
        worker.close();
        first.close();
        second.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    void claims(int count) {
        assertThat(IntStream.range(0, count).mapToObj(i -> claim().statusCode()))
                .hasSize(count)
                .containsOnly(200);
    }

    HttpResponse<String> claim() {
        return send("POST", BodyPublishers.ofString(WORDS));
    }

    HttpResponse<String> send(String method, BodyPublisher body) {
        try {
            return worker.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/worker/invocations/x/claims"))
                            .method(method, body)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return Objects.requireNonNull(gateway).actualPort();
    }

    static void breaksOff(StubSibling dispatcher) {
        dispatcher.otherwise((exchange, stub) -> {
            stub.keep(exchange, exchange.getRequestBody().readAllBytes());
            throw new IOException("killed");
        });
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String freeAddress() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
