package io.lightmill.dispatcher.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.dispatcher.database.Json;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers as it is told. */
class HttpRunPodTest {

    private static final int RESET = 0;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Vertx vertx = Vertx.vertx();
    private final HttpRunPod runPod = new HttpRunPod(vertx, new Json(mapper), mapper);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final InvocationInput input = new InvocationInput(1, UUID.randomUUID(), "http://us/api/worker", "t", 480);
    private volatile int status = 200;
    private volatile Pause beforeAnswering = () -> {};
    private volatile String answer = "{\"id\":\"r-u1\",\"status\":\"IN_QUEUE\"}";
    private HttpServer server = server();

    private HttpServer server() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", this::serve);
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        waitBeforeAnswering();
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (status != RESET) {
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void waitBeforeAnswering() throws IOException {
        try {
            beforeAnswering.pause();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private interface Pause {
        void pause() throws InterruptedException;
    }

    @BeforeEach
    void begin() {
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
        runPod.close();
        vertx.close();
    }

    @Test
    void aRunCarriesInputWebhookAndAShortTtl() throws IOException {
        assertThat(run()).isEqualTo(new RunAnswer.Accepted("r-u1"));

        assertThat(requests).containsExactly("POST /v2/ep/run Bearer key");
        JsonNode body = mapper.readTree(bodies.getFirst());
        assertThat(body.at("/input/invocationId").asText())
                .isEqualTo(input.invocationId().toString());
        assertThat(body.at("/webhook").asText()).isEqualTo("http://us/webhook");
        assertThat(body.at("/policy/ttl").asLong()).isEqualTo(1_200_000);
        assertThat(body.at("/policy/executionTimeout").asLong()).isEqualTo(600_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {RESET, 408, 429, 500, 502, 503, 400, 401})
    void noRunIsEverRepeated(int answered) {
        status = answered;
        RunAnswer outcome = run();
        assertThat(requests).hasSize(1);
        assertThat(outcome instanceof RunAnswer.Unknown)
                .isEqualTo(answered == RESET || answered == 408 || answered >= 500);
    }

    /** A worker and a webhook tell the id: it must name nothing but a request, least of all with our key. */
    @ParameterizedTest
    @ValueSource(
            strings = {"../../other/purge-queue", "..", ".", "a/../b", "r?x=1", "r#x", "r%2fx", "r x", "r\r\nX: y", "ü"
            })
    void anIdLeadsToNoOtherAddress(String id) {
        var unusedStatus = runPod.status(endpoint(), id);
        var unusedCancel = runPod.cancel(endpoint(), id);

        assertThat(requests).hasSize(2);
        assertThat(requests.get(0)).matches("GET /v2/ep/status/[A-Za-z0-9%_-]+ Bearer key");
        assertThat(requests.get(1)).matches("POST /v2/ep/cancel/[A-Za-z0-9%_-]+ Bearer key");
    }

    @Test
    void whatNobodyListensToWasNotSent() {
        server.stop(0);
        assertThat(run()).isInstanceOf(RunAnswer.NotSent.class);
    }

    @Test
    void whatBreaksWhileTheConnectionIsOpenedWasNotSent() throws IOException {
        try (ServerSocket closing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> closeEach(closing));
            assertThat(run("https://127.0.0.1:" + closing.getLocalPort())).isInstanceOf(RunAnswer.NotSent.class);
        }
    }

    /** TCP comes about, and TLS does not. */
    private static void closeEach(ServerSocket server) {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @Test
    void whoComesTooLateDoesNotPost() {
        assertThat(runPod.run(endpoint(), input, "http://us/webhook", System.nanoTime() - 1))
                .isInstanceOf(RunAnswer.NotSent.class);
        assertThat(requests).isEmpty();
    }

    /** The only connection is taken until the second request's time has passed. */
    @Test
    void whoWaitsTooLongForAConnectionDoesNotPost() throws Exception {
        HttpRunPod narrow = new HttpRunPod(vertx, new Json(mapper), mapper, 1);
        CountDownLatch answered = new CountDownLatch(1);
        beforeAnswering = answered::await;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<RunAnswer> first = threads.submit(() -> narrow.run(
                    endpoint(), input, "http://us/webhook", System.nanoTime() + TimeUnit.SECONDS.toNanos(30)));
            Awaitility.await().until(() -> requests.size() == 1);
            long notAfter = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
            Future<RunAnswer> second =
                    threads.submit(() -> narrow.run(endpoint(), input, "http://us/webhook", notAfter));
            Awaitility.await().until(() -> System.nanoTime() - notAfter > 0);
            answered.countDown();

            assertThat(first.get()).isInstanceOf(RunAnswer.Accepted.class);
            assertThat(second.get()).isInstanceOf(RunAnswer.NotSent.class);
            assertThat(requests).hasSize(1);
        } finally {
            answered.countDown();
            narrow.close();
        }
    }

    @Test
    void statusAndCancelAreAsked() {
        answer = "{\"status\":\"IN_PROGRESS\"}";
        assertThat(runPod.status(endpoint(), "r-u1")).isEqualTo(new StatusAnswer.Live("IN_PROGRESS", true));
        assertThat(runPod.cancel(endpoint(), "r-u1")).isTrue();
        assertThat(requests).containsExactly("GET /v2/ep/status/r-u1 Bearer key", "POST /v2/ep/cancel/r-u1 Bearer key");
        status = 404;
        assertThat(runPod.status(endpoint(), "r-u1")).isInstanceOf(StatusAnswer.Missing.class);
        status = RESET;
        assertThat(runPod.status(endpoint(), "r-u1")).isInstanceOf(StatusAnswer.Unclear.class);
    }

    /** An answer may be there before the caller's thread has said what to do with it. */
    @Test
    void noAnswerGetsLostHoweverFastItComes() {
        answer = "{\"status\":\"IN_PROGRESS\"}";
        for (int call = 0; call < 500; call++) {
            assertThat(runPod.status(endpoint(), "r-u1")).isInstanceOf(StatusAnswer.Live.class);
        }
    }

    private RunAnswer run() {
        return run("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private RunAnswer run(String baseUrl) {
        return runPod.run(
                endpoint(baseUrl), input, "http://us/webhook", System.nanoTime() + TimeUnit.SECONDS.toNanos(30));
    }

    private Endpoint endpoint() {
        return endpoint("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static Endpoint endpoint(String baseUrl) {
        return new Endpoint(
                "local",
                baseUrl,
                "ep",
                "key",
                Set.of(Engine.AUGMENT),
                2,
                4,
                Duration.ofSeconds(480),
                Duration.ofSeconds(600),
                Duration.ofMinutes(20),
                0,
                1,
                Map.of(),
                Duration.ofSeconds(30));
    }
}
