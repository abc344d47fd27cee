package io.lightmill.gateway.relay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubKeys;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.gateway.stub.StubSibling.Answer;
import io.lightmill.testparts.KeysResource;
import io.lightmill.trace.Trace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Siblings are told the trace of a request, whichever way it is passed on. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class TracePassageTest {

    private static final String ID = "0190aaaa-0000-7000-8000-00000000000f";
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SAMPLED = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    @Inject
    @ConfigProperty(name = "lightmill.job.url")
    String jobUrl;

    @Inject
    @ConfigProperty(name = "lightmill.dispatcher.url")
    String dispatcherUrl;

    @Inject
    @ConfigProperty(name = "lightmill.storage.url")
    String storageUrl;

    private StubSibling job;
    private StubSibling dispatcher;
    private StubSibling storage;

    @BeforeEach
    void start() {
        job = StubSibling.at(jobUrl);
        dispatcher = StubSibling.at(dispatcherUrl);
        storage = StubSibling.at(storageUrl);
        new StubKeys().in(job);
    }

    @AfterEach
    void stop() {
        job.close();
        dispatcher.close();
        storage.close();
    }

    @Test
    void what_the_caller_brings_goes_on_as_it_came() {
        job.on("GET /jobs", Answer.json(200, "{}"));
        traced().get("/api/jobs").then().statusCode(200);
        assertThat(job.last().header("traceparent")).isEqualTo(SAMPLED);
    }

    @Test
    void who_brings_none_or_nonsense_is_given_one() {
        job.on("GET /jobs", Answer.json(200, "{}"));
        withKey().get("/api/jobs").then().statusCode(200);
        assertThat(Trace.parse(job.last().header("traceparent"))).isPresent();
        withKey().header("traceparent", "00-x").get("/api/jobs").then().statusCode(200);
        assertThat(Trace.parse(job.last().header("traceparent"))).isPresent();
    }

    @Test
    void a_workers_word_and_what_the_gateway_asks_itself_carry_it_too() {
        dispatcher.on("POST /worker/attempts/" + ID + "/beat", Answer.json(200, "{}"));
        traced().body("{}").post("/api/worker/attempts/" + ID + "/beat").then().statusCode(200);
        assertThat(dispatcher.last().header("traceparent")).isEqualTo(SAMPLED);

        job.on("GET /limits", Answer.json(200, "{\"itemsPerJob\":7}"));
        storage.on("GET /limits", Answer.json(200, "{\"pixels\":9,\"contentTypes\":[]}"));
        traced().get("/api/limits").then().statusCode(200);
        assertThat(job.last().header("traceparent")).isEqualTo(SAMPLED);
        assertThat(storage.last().header("traceparent")).isEqualTo(SAMPLED);
    }

    @Test
    void a_file_out_of_a_form_carries_it() {
        storage.on("POST /upload-image", Answer.json(201, "{}"));
        traced().multiPart("file", "a.png", new byte[] {1, 2, 3}, "image/png")
                .post("/api/upload-image")
                .then()
                .statusCode(201);
        assertThat(storage.last().header("traceparent")).isEqualTo(SAMPLED);
    }

    @Test
    void what_broke_says_what_to_search_the_logs_for_and_a_refusal_does_not() {
        job.on("GET /jobs/" + ID, Answer.of(500, "text/html", "<h1>java.lang.".getBytes()));
        traced().get("/api/jobs/" + ID).then().statusCode(500).body("trace", equalTo(TRACE_ID));
        traced().get("/api/jobs/no-id").then().statusCode(404).body("trace", nullValue());
    }

    private static RequestSpecification traced() {
        return withKey().header("traceparent", SAMPLED);
    }

    private static RequestSpecification withKey() {
        return given().header("Authorization", "Bearer " + StubKeys.GOOD);
    }
}
