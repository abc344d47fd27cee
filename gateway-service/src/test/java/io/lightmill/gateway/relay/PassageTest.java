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
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class PassageTest {

    private static final UUID ID = UUID.fromString("0190aaaa-0000-7000-8000-00000000000f");

    @Inject
    @ConfigProperty(name = "lightmill.job.url")
    String jobUrl;

    @Inject
    @ConfigProperty(name = "lightmill.storage.url")
    String storageUrl;

    @Inject
    JWTParser tokens;

    private StubSibling job;
    private StubSibling storage;

    @BeforeEach
    void start() {
        job = StubSibling.at(jobUrl);
        storage = StubSibling.at(storageUrl);
        new StubKeys().in(job);
    }

    @AfterEach
    void stop() {
        job.close();
        storage.close();
    }

    @Test
    void an_answer_comes_back_as_it_was_given() {
        job.on(
                "POST /jobs",
                Answer.json(202, "{\"id\":\"x\"}", "Location", "/api/jobs/x", "Idempotency-Replayed", "true"));
        withKey()
                .contentType("application/json")
                .header("Idempotency-Key", "k1")
                .body("{\"mode\":\"automatic\"}")
                .post("/api/jobs/submit")
                .then()
                .statusCode(202)
                .header("Location", "/api/jobs/x")
                .header("Idempotency-Replayed", "true")
                .contentType("application/json")
                .body("id", equalTo("x"));
        assertThat(job.last().text()).isEqualTo("{\"mode\":\"automatic\"}");
        assertThat(job.last().header("Idempotency-Key")).isEqualTo("k1");
    }

    @Test
    void a_siblings_problem_comes_back_word_for_word() {
        String problem =
                "{\"type\":\"urn:lightmill:error:limit-exceeded\",\"status\":422,\"errors\":[{\"field\":\"x\"}]}";
        job.on(
                "GET /jobs/" + ID,
                (exchange, stub) -> Answer.of(422, "application/problem+json", problem.getBytes(), "Retry-After", "7")
                        .give(exchange, stub));
        String body = withKey()
                .get("/api/jobs/" + ID)
                .then()
                .statusCode(422)
                .header("Retry-After", "7")
                .contentType("application/problem+json")
                .extract()
                .asString();
        assertThat(body).isEqualTo(problem);
    }

    @Test
    void the_query_goes_along_as_it_came() {
        withKey().urlEncodingEnabled(false).get("/api/jobs?cursor=a%2Fb&limit=5&status=queued");
        assertThat(job.last().uri()).isEqualTo("/jobs?cursor=a%2Fb&limit=5&status=queued");
    }

    @Test
    void a_sibling_is_shown_a_token_of_ours_with_the_user_and_never_the_callers_key() throws ParseException {
        withKey().cookie("other", "secret").header("X-Forwarded-For", "6.6.6.6").get("/api/jobs");
        String authorization = Objects.requireNonNull(job.last().header("Authorization"));
        JsonWebToken token = tokens.parse(authorization.substring("Bearer ".length()));
        assertThat(token.getSubject()).isEqualTo(StubKeys.USER.toString());
        assertThat(token.getIssuer()).isEqualTo("gateway");
        assertThat(token.getGroups()).containsExactly("user");
        assertThat(job.last().header("Cookie")).isNull();
        assertThat(job.last().header("X-Forwarded-For")).isNull();
    }

    @Test
    void headers_of_one_hop_stay_on_it() {
        job.on("GET /jobs", Answer.json(200, "{}", "Set-Cookie", "a=b", "X-Kept", "yes", "Keep-Alive", "timeout=5"));
        withKey()
                .header("Connection", "X-Private")
                .header("X-Private", "1")
                .get("/api/jobs")
                .then()
                .statusCode(200)
                .header("X-Kept", "yes")
                .header("Keep-Alive", nullValue())
                .header("Set-Cookie", nullValue());
        assertThat(job.last().header("X-Private")).isNull();
    }

    @Test
    void a_range_of_a_file_comes_with_all_that_belongs_to_it() {
        storage.on(
                "GET /bundles/jobs/" + ID,
                Answer.of(
                        206,
                        "application/zip",
                        new byte[] {1, 2, 3},
                        "ETag",
                        "\"e\"",
                        "Content-Range",
                        "bytes 5-7/100",
                        "Content-Disposition",
                        "attachment; filename=a.zip"));
        withKey()
                .header("Range", "bytes=5-7")
                .header("If-Range", "\"e\"")
                .accept("application/zip")
                .get("/api/jobs/" + ID + "/download")
                .then()
                .statusCode(206)
                .header("ETag", "\"e\"")
                .header("Content-Range", "bytes 5-7/100")
                .header("Content-Length", "3")
                .header("Content-Disposition", "attachment; filename=a.zip")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff");
        assertThat(storage.last().header("Range")).isEqualTo("bytes=5-7");
        assertThat(storage.last().header("If-Range")).isEqualTo("\"e\"");
    }

    @Test
    void a_sibling_that_is_away_is_a_problem_that_says_when_to_come_back() {
        storage.close();
        withKey()
                .get("/api/inputs/" + "0".repeat(64))
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lightmill:error:unavailable"));
    }

    @Test
    void what_a_siblings_http_server_says_without_a_word_becomes_a_problem() {
        job.on("GET /jobs/" + ID, Answer.of(503, "text/plain", new byte[0]));
        withKey()
                .get("/api/jobs/" + ID)
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lightmill:error:unavailable"));
        job.on("GET /jobs/" + ID, Answer.of(500, "text/html", "<h1>java.lang.".getBytes()));
        withKey().get("/api/jobs/" + ID).then().statusCode(500).body("type", equalTo("urn:lightmill:error:internal"));
    }

    @Test
    void a_sibling_that_breaks_off_before_it_answers_is_a_problem_too() {
        job.on("POST /groups", (exchange, stub) -> {
            stub.keep(exchange, exchange.getRequestBody().readAllBytes());
            throw new IOException("broken");
        });
        withKey()
                .contentType("application/json")
                .body("{}")
                .post("/api/groups")
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:lightmill:error:unavailable"));
        assertThat(job.asked()).as("a POST is never repeated").hasSize(1);
    }

    @Test
    void a_look_at_a_file_tells_its_length_and_sends_none_of_it() {
        storage.on("HEAD /bundles/groups/" + ID, Answer.of(200, "application/zip", new byte[1234], "ETag", "\"e\""));
        withKey()
                .head("/api/download/" + ID)
                .then()
                .statusCode(200)
                .header("Content-Length", "1234")
                .header("ETag", "\"e\"");
        assertThat(storage.last().method()).isEqualTo("HEAD");
    }

    @Test
    void what_is_not_an_id_leads_nowhere() {
        withKey()
                .get("/api/jobs/not-an-id")
                .then()
                .statusCode(404)
                .body("detail", equalTo("Nothing has this address."))
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lightmill:error:not-found"));
        withKey()
                .delete("/api/jobs")
                .then()
                .statusCode(405)
                .body("type", equalTo("urn:lightmill:error:method-not-allowed"));
        withKey()
                .contentType("text/plain")
                .body("x")
                .post("/api/jobs/submit")
                .then()
                .statusCode(415)
                .body("detail", equalTo("This address does not take a body of this Content-Type."))
                .body("advice", equalTo("Send the one that the API document names."))
                .body("type", equalTo("urn:lightmill:error:unsupported-media-type"));
    }

    @Test
    void an_empty_header_stays_one() {
        job.on("POST /jobs", Answer.json(202, "{}"));

        withKey()
                .contentType("application/json")
                .header("Idempotency-Key", "")
                .body("{}")
                .post("/api/jobs/submit")
                .then()
                .statusCode(202);

        assertThat(job.last().header("Idempotency-Key")).isEmpty();
    }

    @Test
    void an_empty_answer_stays_empty() {
        job.on("DELETE /keys/" + ID, (exchange, stub) -> {
            stub.keep(exchange, new byte[0]);
            exchange.sendResponseHeaders(204, -1);
        });
        withKey().delete("/api/keys/" + ID).then().statusCode(204).body(equalTo(""));
    }

    @Test
    void the_limits_of_two_siblings_are_one_answer() {
        job.on("GET /limits", Answer.json(200, "{\"itemsPerJob\":7}"));
        storage.on("GET /limits", Answer.json(200, "{\"pixels\":9,\"contentTypes\":[\"image/png\"]}"));
        withKey()
                .get("/api/limits")
                .then()
                .statusCode(200)
                .body("jobs.itemsPerJob", equalTo(7))
                .body("uploads.pixels", equalTo(9))
                .body("bodyBytes", equalTo(33_554_432));
    }

    @Test
    void limits_that_one_of_them_cannot_tell_now_are_told_later() {
        job.on("GET /limits", Answer.json(200, "{\"itemsPerJob\":7}"));
        storage.close();
        withKey()
                .get("/api/limits")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("type", equalTo("urn:lightmill:error:unavailable"));
    }

    private static RequestSpecification withKey() {
        return given().header("Authorization", "Bearer " + StubKeys.GOOD);
    }
}
