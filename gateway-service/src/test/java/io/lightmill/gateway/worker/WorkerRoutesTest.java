package io.lightmill.gateway.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.lightmill.gateway.relay.Siblings;
import io.lightmill.gateway.stub.Latches;
import io.lightmill.gateway.stub.RawHttp;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.gateway.stub.StubSibling.Answer;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class WorkerRoutesTest {

    private static final String ID = "0190aaaa-0000-7000-8000-00000000000f";
    private static final int STRANGERS = 40;

    @Inject
    @ConfigProperty(name = "lightmill.dispatcher.url")
    String dispatcherUrl;

    private StubSibling dispatcher;

    @BeforeEach
    void start() {
        dispatcher = StubSibling.at(dispatcherUrl);
    }

    @AfterEach
    void stop() {
        dispatcher.close();
    }

    @Test
    void a_claim_goes_to_the_dispatcher_with_the_workers_own_token() {
        dispatcher.on("POST /worker/invocations/" + ID + "/claims", Answer.json(200, "{\"number\":1}"));
        given().header("Authorization", "Bearer k1.token")
                .contentType("application/json")
                .body("{\"number\":1}")
                .post("/api/worker/invocations/" + ID + "/claims")
                .then()
                .statusCode(200)
                .body("number", equalTo(1));
        assertThat(dispatcher.last().header("Authorization")).isEqualTo("Bearer k1.token");
        assertThat(dispatcher.last().text()).isEqualTo("{\"number\":1}");
    }

    @Test
    void nothing_to_do_is_nothing_to_say() {
        dispatcher.on("POST /worker/invocations/" + ID + "/claims", Answer.of(204, "application/json", new byte[0]));
        given().body("{}")
                .post("/api/worker/invocations/" + ID + "/claims")
                .then()
                .statusCode(204);
    }

    @Test
    void thousands_of_reports_share_a_few_connections() {
        for (int i = 0; i < 300; i++) {
            given().body("{}")
                    .post("/api/worker/attempts/" + ID + "/beat")
                    .then()
                    .statusCode(200);
        }
        assertThat(dispatcher.asked()).hasSize(300);
    }

    @Test
    void several_items_are_reported_at_once_and_a_report_too_large_to_be_held_streams_through() {
        String reports = "[{\"itemId\":\"" + ID + "\",\"message\":\"" + "x".repeat(200_000) + "\"}]";
        dispatcher.on("POST /worker/attempts/" + ID + "/items", Answer.json(200, "{\"stop\":[]}"));
        for (String body : List.of("[{},{}]", reports)) {
            given().contentType("application/json")
                    .body(body)
                    .post("/api/worker/attempts/" + ID + "/items")
                    .then()
                    .statusCode(200)
                    .body("stop", hasSize(0));
            assertThat(dispatcher.last().text()).isEqualTo(body);
        }
    }

    /** Whose they are the dispatcher knows only when it has read them. */
    @Test
    void bodies_that_never_end_hold_few_of_the_connections_that_workers_need() throws IOException {
        AtomicInteger held = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        dispatcher.on("POST /worker/strange", (exchange, stub) -> {
            held.incrementAndGet();
            Latches.awaitQuietly(over);
        });
        Collection<RawHttp> strangers = new ArrayList<>();
        Collection<String> refusals = new ConcurrentLinkedQueue<>();
        try {
            for (int i = 0; i < STRANGERS; i++) {
                RawHttp stranger = RawHttp.toGateway();
                strangers.add(stranger);
                stranger.send("POST /api/worker/strange HTTP/1.1", "Host: here", "Transfer-Encoding: chunked");
                stranger.out().write("1\r\n[\r\n".getBytes(StandardCharsets.US_ASCII));
                Thread.ofVirtual().start(() -> refusals.add(headOrNothing(stranger)));
            }
            await().until(() -> refusals.size() + held.get() == STRANGERS);
            assertThat(held.get()).isEqualTo(Siblings.CONNECTIONS_OF_STREAMS);
            assertThat(refusals).allSatisfy(refusal -> assertThat(refusal).startsWith("HTTP/1.1 503"));

            given().body("{}")
                    .post("/api/worker/attempts/" + ID + "/beat")
                    .then()
                    .statusCode(200);
        } finally {
            over.countDown();
            for (RawHttp stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void what_is_larger_than_any_report_is_refused() {
        given().body(new byte[3 << 20])
                .post("/api/worker/attempts/" + ID + "/items")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lightmill:error:payload-too-large"));
        assertThat(dispatcher.asked()).isEmpty();
    }

    @Test
    void workers_only_post() {
        given().get("/api/worker/attempts/" + ID + "/beat")
                .then()
                .statusCode(405)
                .body("type", equalTo("urn:lightmill:error:method-not-allowed"));
    }

    @Test
    void without_a_dispatcher_the_worker_is_told_to_come_again() {
        dispatcher.close();
        given().body("{}")
                .post("/api/worker/attempts/" + ID + "/beat")
                .then()
                .statusCode(503)
                .header("Retry-After", "2");
    }

    private static String headOrNothing(RawHttp stranger) {
        try {
            return stranger.head();
        } catch (IOException closed) {
            return "";
        }
    }
}
