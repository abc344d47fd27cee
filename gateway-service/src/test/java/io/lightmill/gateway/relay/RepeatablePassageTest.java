package io.lightmill.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.gateway.stub.StubSibling.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker says reaches a dispatcher as long as there is one, and its answer is a dispatcher's. */
class RepeatablePassageTest {

    private static final String WORDS = "{\"number\":1}";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient worker =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> urls = List.of(freeAddress(), freeAddress());
    private final StubSibling first = StubSibling.at(urls.getFirst());
    private final StubSibling second = StubSibling.at(urls.getLast());
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private final CountDownLatch gone = new CountDownLatch(1);
    private @Nullable HttpServer gateway;

    @BeforeEach
    void start() throws Exception {
        gateway(urls, Duration.ofSeconds(20));
    }

    private void gateway(List<String> dispatchers, Duration answerWithin) throws Exception {
        gateway(new Sibling(vertx, "dispatcher-service", dispatchers, () -> now), answerWithin);
    }

    private void gateway(Sibling dispatcher, Duration answerWithin) throws Exception {
        gateway = vertx.createHttpServer()
                .connectionHandler(caller -> caller.closeHandler(closed -> gone.countDown()))
                .requestHandler(request -> new RepeatablePassage(
                                vertx,
                                request,
                                new Way(dispatcher, request.uri(), "Bearer k1.token", 1000, answerWithin, false),
                                Duration.ofMillis(300))
                        .run())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        worker.close();
        first.close();
        second.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void each_replica_gets_its_part() {
        claims(10);
        assertThat(first.asked()).hasSize(5);
        assertThat(second.asked()).hasSize(5);
        assertThat(second.last().text()).isEqualTo(WORDS);
        assertThat(second.last().header("Authorization")).isEqualTo("Bearer k1.token");
    }

    @Test
    void one_that_is_down_fails_no_claim() {
        first.close();
        claims(10);
        assertThat(second.asked()).hasSize(10);
    }

    @Test
    void one_that_was_down_is_left_alone_for_a_moment_and_then_gets_its_part_again() {
        first.close();
        claims(2);
        try (StubSibling again = StubSibling.at(urls.getFirst())) {
            claims(4);
            assertThat(again.asked()).isEmpty();
            now = now.plusSeconds(2);
            claims(6);
            assertThat(again.asked()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void one_that_dies_with_the_claim_in_its_hands_is_replaced_by_the_other() {
        breaksOff(first);
        claims(2);
        assertThat(first.asked()).hasSize(1);
        assertThat(second.asked()).hasSize(2);
        assertThat(second.asked()).allSatisfy(asked -> assertThat(asked.text()).isEqualTo(WORDS));
    }

    @Test
    void one_that_is_about_to_stop_is_replaced_by_the_other() {
        first.otherwise(Answer.of(503, "text/plain", new byte[0]));
        claims(2);
        assertThat(second.asked()).hasSize(2);
    }

    @Test
    void one_that_was_stopped_and_keeps_silent_is_replaced_by_the_other() {
        CountDownLatch silence = new CountDownLatch(1);
        first.otherwise((exchange, stub) -> await(silence));
        claims(2);
        assertThat(second.asked()).hasSize(2);
        silence.countDown();
    }

    @Test
    void a_dispatchers_own_problem_is_its_answer() {
        Answer problem = Answer.of(503, "application/problem+json", "{\"type\":\"x\"}".getBytes(), "Retry-After", "1");
        first.otherwise(problem);
        second.otherwise(problem);
        HttpResponse<String> answer = claim();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"type\":\"x\"}");
        assertThat(first.asked().size() + second.asked().size()).isEqualTo(1);
    }

    @Test
    void without_any_the_worker_is_told_when_to_come_again() {
        first.close();
        breaksOff(second);
        HttpResponse<String> answer = claim();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(answer.body()).contains("urn:lightmill:error:unavailable");
    }

    @Test
    void one_that_is_alone_is_asked_again_over_another_connection() throws Exception {
        gateway(List.of(urls.getFirst()), Duration.ofSeconds(20));
        first.otherwise((exchange, stub) -> {
            stub.keep(exchange, exchange.getRequestBody().readAllBytes());
            stub.otherwise(Answer.json(200, "{}"));
            throw new IOException("closed");
        });
        claims(1);
        assertThat(first.asked())
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.text()).isEqualTo(WORDS));
    }

    @Test
    void one_that_is_alone_and_breaks_off_twice_did_not_answer() throws Exception {
        gateway(List.of(urls.getFirst()), Duration.ofSeconds(20));
        breaksOff(first);
        assertThat(claim().body()).contains("dispatcher-service did not answer; it may have done what was asked.");
        assertThat(first.asked()).hasSize(2);
    }

    @Test
    void one_that_is_alone_and_keeps_silent_is_not_waited_for_twice() throws Exception {
        gateway(List.of(urls.getFirst()), Duration.ofMillis(300));
        CountDownLatch silence = new CountDownLatch(1);
        first.otherwise((exchange, stub) -> {
            stub.keep(exchange, exchange.getRequestBody().readAllBytes());
            await(silence);
        });
        assertThat(claim().body()).contains("dispatcher-service did not answer");
        assertThat(first.asked()).hasSizeLessThan(2);
        silence.countDown();
    }

    @Test
    void one_that_is_alone_and_about_to_stop_is_not_pressed() throws Exception {
        gateway(List.of(urls.getFirst()), Duration.ofSeconds(20));
        first.otherwise(Answer.of(503, "text/plain", new byte[0]));
        assertThat(claim().body()).contains("dispatcher-service is starting or about to stop.");
        assertThat(first.asked()).hasSize(1);
    }

    @Test
    void one_that_is_not_there_cannot_be_reached() throws Exception {
        gateway(List.of(urls.getFirst()), Duration.ofSeconds(20));
        first.close();
        assertThat(claim().body()).contains("dispatcher-service cannot be reached.");
    }

    @Test
    void one_whose_connections_are_all_in_use_is_not_waited_for() throws Exception {
        CountDownLatch silence = new CountDownLatch(1);
        aloneWithOneConnectionInUse(silence);
        assertThat(claim().body()).contains("dispatcher-service cannot be reached.");
        assertThat(first.asked()).hasSize(1);
        silence.countDown();
    }

    @Test
    void a_worker_that_leaves_while_it_waits_for_a_connection_is_not_spoken_for() throws Exception {
        CountDownLatch silence = new CountDownLatch(1);
        aloneWithOneConnectionInUse(silence);
        try (Socket leaving = new Socket(InetAddress.getLoopbackAddress(), port())) {
            leaving.getOutputStream()
                    .write(("POST /worker/invocations/left/claims HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        await(gone);
        silence.countDown();
        assertThat(claim().statusCode()).isEqualTo(200);
        assertThat(first.asked()).hasSize(2).noneMatch(asked -> asked.text().equals("{}"));
    }

    /** The one connection's claim is answered when the silence ends, and so are those after it. */
    private void aloneWithOneConnectionInUse(CountDownLatch silence) throws Exception {
        gateway(new Sibling(vertx, "dispatcher-service", urls.subList(0, 1), 1, () -> now), Duration.ofSeconds(20));
        CountDownLatch asked = new CountDownLatch(1);
        first.otherwise((exchange, stub) -> {
            stub.keep(exchange, exchange.getRequestBody().readAllBytes());
            asked.countDown();
            await(silence);
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
        });
        Thread.ofVirtual().start(this::claim);
        await(asked);
    }

    @Test
    void an_answer_that_is_too_large_to_be_held_is_none() throws Exception {
        gateway(List.of(urls.getFirst()), Duration.ofSeconds(20));
        first.otherwise(Answer.of(200, "application/json", new byte[HeldAnswer.MOST_BYTES + 1]));
        assertThat(claim().body()).contains("dispatcher-service did not answer");
        first.otherwise(Answer.of(200, "application/json", new byte[HeldAnswer.MOST_BYTES]));
        assertThat(claim().body()).hasSize(HeldAnswer.MOST_BYTES);
    }

    @Test
    void when_both_were_away_they_are_asked_all_the_same() {
        first.close();
        second.close();
        assertThat(claim().statusCode()).isEqualTo(503);
        try (StubSibling again = StubSibling.at(urls.getLast())) {
            claims(3);
            assertThat(again.asked()).hasSize(3);
        }
    }

    private void claims(int count) {
        assertThat(IntStream.range(0, count).mapToObj(i -> claim().statusCode()))
                .hasSize(count)
                .containsOnly(200);
    }

    private HttpResponse<String> claim() {
        try {
            return worker.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/worker/invocations/x/claims"))
                            .POST(BodyPublishers.ofString(WORDS))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int port() {
        return Objects.requireNonNull(gateway).actualPort();
    }

    private static void breaksOff(StubSibling dispatcher) {
        dispatcher.otherwise((exchange, stub) -> {
            stub.keep(exchange, exchange.getRequestBody().readAllBytes());
            throw new IOException("killed");
        });
    }

    private static void await(CountDownLatch latch) {
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
