package io.lightmill.gateway.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.gateway.stub.StubSibling.Answer;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class WorkerRoutesTest {

    private static final String ID = "0190aaaa-0000-7000-8000-00000000000f";

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
}
