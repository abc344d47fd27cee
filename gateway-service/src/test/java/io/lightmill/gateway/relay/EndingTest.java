package io.lightmill.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.lightmill.gateway.relay.Ending.How;
import io.lightmill.gateway.stub.RawHttp;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubKeys;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.testparts.KeysResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever listens hears of each exchange's end, once, and however it ends; so no count is left behind. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class EndingTest {

    private static final String PLAY = "X-Play";
    private static final List<String> ROUTES = List.of(
            "GET /api/jobs",
            "POST /api/jobs/submit",
            "GET /objects/a?sig=1",
            "PUT /objects/a?sig=1",
            "POST /api/worker/x");
    private static final List<Farewell> FAREWELLS = List.of(Farewell.values());
    /** Fewer than one person may have under way. */
    private static final int AT_ONCE = 30;

    @Inject
    @ConfigProperty(name = "lightmill.job.url")
    String jobUrl;

    @Inject
    @ConfigProperty(name = "lightmill.dispatcher.url")
    String dispatcherUrl;

    @Inject
    @ConfigProperty(name = "lightmill.storage.url")
    String storageUrl;

    @Inject
    EndingLog heard;

    @Inject
    MeterRegistry meters;

    private final List<StubSibling> siblings = new ArrayList<>();
    private final Set<String> reached = ConcurrentHashMap.newKeySet();
    private final CountDownLatch silence = new CountDownLatch(1);

    @BeforeEach
    void start() {
        for (String url : List.of(jobUrl, dispatcherUrl, storageUrl)) {
            siblings.add(StubSibling.at(url).otherwise((exchange, stub) -> answer(exchange)));
        }
        new StubKeys().in(siblings.getFirst());
    }

    @AfterEach
    void stop() {
        silence.countDown();
        siblings.forEach(StubSibling::close);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void each_end_is_heard_once(long seed) throws Exception {
        Random random = new Random(seed);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            calls.add(Call.any(seed + "-" + i, random));
        }
        inParallel(calls);
        for (Call call : calls) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(heard.of(call.name()))
                            .as("%s", call)
                            .hasValueSatisfying(ends -> assertThat(ends)
                                    .hasSize(1)
                                    .isSubsetOf(call.farewell().hows())));
        }
        await().untilAsserted(() -> assertThat(underWay()).isZero());
    }

    @Test
    void of_requests_in_a_row_on_one_connection_each_has_its_own_end() throws Exception {
        try (RawHttp caller = RawHttp.toGateway()) {
            Call first = new Call("row-1", "GET /api/jobs", Farewell.READS_AND_STAYS);
            Call second = new Call("row-2", "GET /api/jobs", Farewell.LEAVES_THE_SILENT);
            caller.send(first.head(0));
            caller.send(second.head(0));
            assertThat(caller.head()).startsWith("HTTP/1.1 200");
            await().until(() -> reached.contains(second.name()));
            assertThat(heard.of(first.name())).hasValue(List.of(How.ANSWERED));
            assertThat(heard.of(second.name())).hasValue(List.of());
        }
        await().until(() -> heard.hasEnded("row-2"));
        assertThat(heard.of("row-1")).hasValue(List.of(How.ANSWERED));
        assertThat(heard.of("row-2")).hasValue(List.of(How.BROKEN_OFF));
    }

    @Test
    void one_of_many_that_share_a_connection_may_end_alone() throws Exception {
        try (HttpClient caller =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            caller.send(
                    request(new Call("h2-1", "GET /api/jobs", Farewell.READS_AND_STAYS)), BodyHandlers.discarding());
            var left = caller.sendAsync(
                    request(new Call("h2-2", "GET /api/jobs", Farewell.LEAVES_THE_SILENT)), BodyHandlers.discarding());
            await().until(() -> reached.contains("h2-2"));
            left.cancel(true);
            await().until(() -> heard.hasEnded("h2-2"));
            var cut = caller.sendAsync(
                    request(new Call("h2-3", "GET /api/jobs", Farewell.IS_CUT_OFF_WITH_THE_SIBLING)),
                    BodyHandlers.discarding());
            assertThat(cut).failsWithin(Duration.ofSeconds(20));
            var last = caller.send(
                    request(new Call("h2-4", "GET /api/jobs", Farewell.READS_AND_STAYS)), BodyHandlers.discarding());
            assertThat(last.version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
        assertThat(heard.of("h2-1")).hasValue(List.of(How.ANSWERED));
        assertThat(heard.of("h2-2")).hasValue(List.of(How.BROKEN_OFF));
        assertThat(heard.of("h2-3")).hasValue(List.of(How.BROKEN_OFF));
        assertThat(heard.of("h2-4")).hasValue(List.of(How.ANSWERED));
        await().untilAsserted(() -> assertThat(underWay()).isZero());
    }

    @Test
    void a_form_that_cannot_be_read_ends_with_its_answer() throws IOException {
        String form = "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n"
                + "Content-Transfer-Encoding: smoke\r\n\r\nhalf\r\n--xx--\r\n";
        try (RawHttp caller = RawHttp.toGateway()) {
            caller.send(
                    "POST /api/upload-image HTTP/1.1",
                    "Host: here",
                    EndingLog.NAME + ": form",
                    "Authorization: Bearer " + StubKeys.GOOD,
                    "Content-Type: multipart/form-data; boundary=xx",
                    "Content-Length: " + form.length());
            caller.out().write(form.getBytes());
            assertThat(caller.head()).startsWith("HTTP/1.1 400");
        }
        await().untilAsserted(() -> assertThat(heard.of("form")).hasValue(List.of(How.ANSWERED)));
    }

    @Test
    void one_listener_that_throws_keeps_the_end_from_nobody() throws IOException {
        Call call = new Call("rude", "GET /api/jobs", Farewell.READS_AND_STAYS);
        try (RawHttp caller = RawHttp.toGateway()) {
            caller.send(Stream.concat(Arrays.stream(call.head(0)), Stream.of(EndingLog.RUDE + ": 1"))
                    .toArray(String[]::new));
            assertThat(caller.head()).startsWith("HTTP/1.1 200");
            await().untilAsserted(() -> assertThat(heard.of("rude")).hasValue(List.of(How.ANSWERED)));
            await().untilAsserted(() -> assertThat(underWay()).isZero());
        }
    }

    private void inParallel(List<Call> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> plays = new ArrayList<>();
            calls.forEach(call -> plays.add(() -> {
                play(call);
                return null;
            }));
            for (Future<Void> played : threads.invokeAll(plays)) {
                played.get();
            }
        }
    }

    private void play(Call call) throws IOException {
        RawHttp caller = call.farewell().isWithinAnswer() ? RawHttp.sleepy() : RawHttp.toGateway();
        caller.send(call.head(call.bodyBytes()));
        caller.out().write(new byte[call.farewell().isWithinBody() ? call.bodyBytes() / 2 : call.bodyBytes()]);
        switch (call.farewell()) {
            case READS_AND_STAYS, READS_AND_LEAVES, IS_ANSWERED_IN_THE_SIBLINGS_PLACE -> caller.head();
            case LEAVES_THE_SILENT, RESETS_THE_SILENT -> await().until(() -> reached.contains(call.name()));
            case LEAVES_WITHIN_ITS_BODY, RESETS_WITHIN_ITS_BODY ->
                await().until(() -> heard.of(call.name()).isPresent());
            case LEAVES_WITHIN_THE_ANSWER, RESETS_WITHIN_THE_ANSWER -> caller.head();
            case IS_CUT_OFF_WITH_THE_SIBLING -> {
                caller.head();
                caller.restAsText();
            }
        }
        if (call.farewell() == Farewell.READS_AND_STAYS) {
            // Its end is heard while it stays.
            await().until(() -> heard.hasEnded(call.name()));
        }
        if (call.farewell().isReset()) {
            caller.abort();
        } else {
            caller.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        reached.add(Objects.requireNonNull(exchange.getRequestHeaders().getFirst(EndingLog.NAME)));
        Farewell.valueOf(exchange.getRequestHeaders().getFirst(PLAY)).answer(exchange, silence);
    }

    private double underWay() {
        return meters.get("lightmill.gateway.requests").gauge().value();
    }

    private static HttpRequest request(Call call) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/jobs"))
                .headers(
                        EndingLog.NAME,
                        call.name(),
                        PLAY,
                        call.farewell().name(),
                        "Authorization",
                        "Bearer " + StubKeys.GOOD)
                .build();
    }

    /** One exchange of a test. */
    private record Call(String name, String route, Farewell farewell) {

        static Call any(String name, Random random) {
            Farewell farewell = FAREWELLS.get(random.nextInt(FAREWELLS.size()));
            // A worker's answer is held until it is whole.
            List<String> routes = farewell.isWithinAnswer() ? ROUTES.subList(0, ROUTES.size() - 1) : ROUTES;
            List<String> fitting = farewell.isWithinBody()
                    ? routes.stream().filter(route -> !route.startsWith("GET")).toList()
                    : routes;
            return new Call(name, fitting.get(random.nextInt(fitting.size())), farewell);
        }

        int bodyBytes() {
            return route.startsWith("GET") ? 0 : 1000;
        }

        String[] head(int bodyBytes) {
            return new String[] {
                route + " HTTP/1.1",
                "Host: here",
                "Authorization: Bearer " + StubKeys.GOOD,
                "Content-Type: application/json",
                "Content-Length: " + bodyBytes,
                EndingLog.NAME + ": " + name,
                PLAY + ": " + farewell
            };
        }
    }
}
