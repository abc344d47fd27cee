package io.lightmill.gateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubKeys;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.gateway.stub.StubSibling.Answer;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class SessionTest {

    private static final String COOKIE = "lightmill-session";

    @Inject
    @ConfigProperty(name = "lightmill.job.url")
    String jobUrl;

    private final StubKeys keys = new StubKeys();
    private StubSibling job;

    @BeforeEach
    void start() {
        job = StubSibling.at(jobUrl);
        keys.in(job);
        job.on("GET /jobs", Answer.json(200, "{}")).on("POST /groups", Answer.json(201, "{}"));
    }

    @AfterEach
    void stop() {
        job.close();
    }

    @Test
    void a_key_becomes_a_session_that_scripts_and_other_sites_cannot_use() {
        Response answer = signIn(StubKeys.GOOD);
        answer.then().statusCode(200).body("userName", equalTo("Ada")).body("endsAt", notNullValue());
        String cookie = answer.header("Set-Cookie");
        assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/")
                .doesNotContain(StubKeys.GOOD);
        String session = answer.cookie(COOKIE);
        given().cookie(COOKIE, session).get("/api/jobs").then().statusCode(200);
        given().cookie(COOKIE, session)
                .get("/api/session")
                .then()
                .statusCode(200)
                .body("role", equalTo("user"));
    }

    @Test
    void a_session_changes_things_from_its_own_pages_only() {
        String session = signIn(StubKeys.GOOD).cookie(COOKIE);
        makeGroup(session)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/api/groups")
                .then()
                .statusCode(201);
        makeGroup(session)
                .header("Sec-Fetch-Site", "cross-site")
                .post("/api/groups")
                .then()
                .statusCode(403);
        makeGroup(session)
                .header("Sec-Fetch-Site", "same-site")
                .post("/api/groups")
                .then()
                .statusCode(403);
        makeGroup(session)
                .header("Origin", "https://evil.example")
                .post("/api/groups")
                .then()
                .statusCode(403);
        makeGroup(session).header("Origin", "null").post("/api/groups").then().statusCode(403);
        makeGroup(session).post("/api/groups").then().statusCode(403);
        String here = RestAssured.baseURI + ":" + RestAssured.port;
        makeGroup(session).header("Origin", here).post("/api/groups").then().statusCode(201);
    }

    /** Tabs share the cookie: one that is open still when somebody else has signed in does nothing in that one's name. */
    @Test
    void a_page_of_somebody_else_gets_and_changes_nothing() {
        String session = signIn(StubKeys.ADMIN).cookie(COOKIE);
        String another = StubKeys.USER.toString();
        given().cookie(COOKIE, session)
                .header("Lightmill-User", another)
                .get("/api/jobs")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:lightmill:error:unauthenticated"));
        makeGroup(session)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Lightmill-User", another)
                .post("/api/groups")
                .then()
                .statusCode(401);
        given().cookie(COOKIE, signIn(StubKeys.GOOD).cookie(COOKIE))
                .header("Lightmill-User", another)
                .get("/api/jobs")
                .then()
                .statusCode(200);
    }

    @Test
    void a_key_needs_no_word_of_a_browser() {
        given().header("Authorization", "Bearer " + StubKeys.GOOD)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body("{}")
                .post("/api/groups")
                .then()
                .statusCode(201);
    }

    @Test
    void a_session_ends_with_its_key_within_five_seconds() {
        String session = signIn(StubKeys.SPARE).cookie(COOKIE);
        keys.revoke(StubKeys.SPARE);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        given().cookie(COOKIE, session).get("/api/jobs").then().statusCode(401));
    }

    @Test
    void signing_out_takes_the_cookie_back() {
        Response answer = given().header("Sec-Fetch-Site", "same-origin").delete("/api/session");
        answer.then().statusCode(204);
        assertThat(answer.header("Set-Cookie")).contains(COOKIE + "=;").contains("Max-Age=0");
        given().header("Sec-Fetch-Site", "cross-site")
                .delete("/api/session")
                .then()
                .statusCode(403);
    }

    @Test
    void a_session_that_was_signed_out_of_opens_nothing_and_the_others_go_on() {
        String session = signIn(StubKeys.GOOD).cookie(COOKIE);
        String other = signIn(StubKeys.GOOD).cookie(COOKIE);
        jobs(session).statusCode(200);

        signOut(session).then().statusCode(204);

        jobs(session).statusCode(401);
        signOut(session).then().statusCode(204);
        jobs(other).statusCode(200);
        given().header("Authorization", "Bearer " + StubKeys.GOOD)
                .get("/api/jobs")
                .then()
                .statusCode(200);
    }

    @Test
    void a_session_that_was_signed_out_of_at_another_gateway_opens_nothing_within_five_seconds() {
        String session = signIn(StubKeys.GOOD).cookie(COOKIE);
        jobs(session).statusCode(200);

        keys.signOutElsewhere();

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> jobs(session).statusCode(401));
    }

    /** Nobody is told that he is signed out while his cookie still opens everything. */
    @Test
    void without_job_service_nobody_is_signed_out_and_the_cookie_stays_for_another_try() {
        String session = signIn(StubKeys.GOOD).cookie(COOKIE);
        job.on("POST /keys/sign-out", Answer.json(503, "{}"));

        Response answer = signOut(session);

        answer.then().statusCode(503).header("Retry-After", notNullValue());
        assertThat(answer.header("Set-Cookie")).isNull();
        keys.in(job);
        signOut(session).then().statusCode(204);
    }

    @Test
    void a_wrong_key_is_refused_and_a_foreign_page_too() {
        given().contentType("application/json")
                .body("{\"key\":\"" + StubKeys.GOOD + "\"}")
                .header("Sec-Fetch-Site", "cross-site")
                .post("/api/session")
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .body("{}")
                .post("/api/session")
                .then()
                .statusCode(400);
        given().contentType("text/plain").body("x").post("/api/session").then().statusCode(415);
    }

    /** More cannot be tried by asking all at once: a try counts from when it begins. */
    @Test
    void of_fifty_wrong_keys_at_once_ten_are_looked_at_and_the_others_wait() throws Exception {
        List<Future<Response>> tries = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(50);
        QuarkusMock.installMockForType(new SignInThrottle(InstantSource.system()), SignInThrottle.class);
        int before = keys.questions();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (int i = 0; i < 50; i++) {
                String wrong = "lm_wrong%03d_%s".formatted(i, "A".repeat(43));
                tries.add(threads.submit(() -> {
                    start.await();
                    return signIn(wrong);
                }));
            }
        }
        int looked = 0;
        for (Future<Response> one : tries) {
            Response answer = one.get();
            looked += answer.statusCode() == 401 ? 1 : 0;
            if (answer.statusCode() != 401) {
                answer.then()
                        .statusCode(429)
                        .header("Retry-After", notNullValue())
                        .body("type", equalTo("urn:lightmill:error:too-many-requests"))
                        .body("detail", equalTo("Too many keys are being tried from here, or were wrong."));
            }
        }
        assertThat(looked).isEqualTo(10);
        assertThat(keys.questions() - before).isEqualTo(10);
        signIn(StubKeys.GOOD).then().statusCode(429);
    }

    @Test
    void broken_json_names_the_place() {
        given().contentType("application/json")
                .body("{\"key\": ")
                .post("/api/session")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lightmill:error:malformed-request"))
                .body("errors[0].field", equalTo("line 1, column 9"));
        given().contentType("application/json")
                .body("{\"key\": {\"a\": 1}}")
                .post("/api/session")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("key"));
    }

    @Test
    void questions_about_one_key_are_asked_once_in_a_while() {
        for (int i = 0; i < 50; i++) {
            given().header("Authorization", "Bearer " + StubKeys.GOOD).get("/api/jobs");
        }
        assertThat(keys.questions()).isLessThan(10);
    }

    @Test
    void without_job_service_nobody_is_called_a_stranger() {
        job.close();
        given().header("Authorization", "Bearer lm_neverseen_0123456789012345678901234567890")
                .get("/api/jobs")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue());
    }

    private static Response signIn(String key) {
        return given().contentType("application/json")
                .body("{\"key\":\"" + key + "\"}")
                .header("Sec-Fetch-Site", "same-origin")
                .post("/api/session");
    }

    private static Response signOut(String session) {
        return given().cookie(COOKIE, session)
                .header("Sec-Fetch-Site", "same-origin")
                .delete("/api/session");
    }

    private static ValidatableResponse jobs(String session) {
        return given().cookie(COOKIE, session).get("/api/jobs").then();
    }

    private static RequestSpecification makeGroup(String session) {
        return given().cookie(COOKIE, session).contentType("application/json").body("{}");
    }
}
