package io.lightmill.gateway.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.lightmill.gateway.stub.RawHttp;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.gateway.stub.StubSibling.Answer;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class WebhookResourceTest {

    private static final String ID = "0190aaaa-0000-7000-8000-00000000000f";
    private static final String PATH = "/api/webhook/runpod/" + ID + "/k1.abc-_";

    @Inject
    @ConfigProperty(name = "lightmill.dispatcher.url")
    String dispatcherUrl;

    private StubSibling dispatcher;

    @BeforeEach
    void start() {
        dispatcher = StubSibling.at(dispatcherUrl)
                .on("POST /webhooks/" + ID + "/k1.abc-_", Answer.of(204, "application/json", new byte[0]))
                .otherwise(Answer.of(404, "application/problem+json", "{}".getBytes()));
    }

    @AfterEach
    void stop() {
        dispatcher.close();
    }

    @Test
    void a_hint_is_passed_on_with_its_body() {
        given().contentType("application/json")
                .body("{\"status\":\"COMPLETED\"}")
                .post(PATH)
                .then()
                .statusCode(200);
        assertThat(dispatcher.last().text()).isEqualTo("{\"status\":\"COMPLETED\"}");
        assertThat(dispatcher.last().header("Authorization")).isNull();
    }

    @Test
    void a_strangers_hint_is_unknown() {
        given().body("{}")
                .post("/api/webhook/runpod/" + ID + "/wrong")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:lightmill:error:not-found"));
    }

    @Test
    void without_a_dispatcher_runpod_is_told_to_come_again() {
        dispatcher.close();
        given().body("{}").post(PATH).then().statusCode(503);
    }

    @Test
    void a_dispatcher_that_hangs_does_not_keep_runpod_waiting() {
        CountDownLatch hang = new CountDownLatch(1);
        dispatcher.on("POST /webhooks/" + ID + "/k1.abc-_", (exchange, stub) -> {
            try {
                hang.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        given().body("{}").post(PATH).then().statusCode(503);
        // Only now, when RunPod has its answer, does it come back.
        hang.countDown();
    }

    @Test
    void fifty_megabytes_are_left_behind_and_the_news_goes_on() throws IOException {
        int size = 50 << 20;
        try (RawHttp runpod = RawHttp.toGateway()) {
            runpod.send("POST " + PATH + " HTTP/1.1", "Host: here", "Content-Length: " + size);
            Thread.startVirtualThread(() -> {
                try {
                    for (int sent = 0; sent < size; sent += 1 << 16) {
                        runpod.out().write(new byte[1 << 16]);
                    }
                } catch (IOException closed) {
                    // Cut, as it may be.
                }
            });
            assertThat(runpod.head()).startsWith("HTTP/1.1 200");
        }
        assertThat(dispatcher.last().body()).isEmpty();
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() throws IOException {
        try (RawHttp runpod = RawHttp.toGateway()) {
            runpod.send("POST " + PATH + " HTTP/1.1", "Host: here", "Content-Length: 1000");
            // It still has not come, and never will.
            assertThat(runpod.head()).startsWith("HTTP/1.1 200");
        }
        assertThat(dispatcher.last().body()).isEmpty();
    }

    @Test
    void a_look_from_outside_finds_it_ready() {
        given().get("/api/webhook/runpod").then().statusCode(200).body("status", equalTo("ready"));
    }
}
