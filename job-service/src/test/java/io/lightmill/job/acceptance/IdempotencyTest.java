package io.lightmill.job.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Plans;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest {

    private static final String BODY = Api.automatic(20, 5);

    @Inject
    Api api;

    @Inject
    Answers answers;

    @Inject
    OnceOnly once;

    @Inject
    SubmissionConfig config;

    @Inject
    Database database;

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void a_repetition_gets_the_first_answer_byte_for_byte_whatever_became_of_the_job() {
        UUID user = api.aUser();
        Response first = submit(user, "k1", BODY);
        api.as(user).post("/jobs/" + first.path("id") + "/pause").then().statusCode(200);

        Response again = submit(user, "k1", BODY);

        first.then().statusCode(202).header("Idempotency-Replayed", nullValue());
        again.then().statusCode(202).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        api.as(user).get("/jobs").then().body("items", hasSize(1));
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        UUID user = api.aUser();
        submit(user, "k1", BODY).then().statusCode(202);

        submit(user, "k1", Api.automatic(1, 1))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:lightmill:error:idempotency-key-reused"));
        submit(user, "K1", Api.automatic(1, 1)).then().statusCode(202);
        submit(api.aUser(), "k1", Api.automatic(1, 1)).then().statusCode(202);
    }

    @Test
    void an_empty_key_is_refused_and_not_taken_for_none() {
        UUID user = api.aUser();

        submit(user, "", BODY).then().statusCode(422).body("errors[0].field", equalTo("Idempotency-Key"));

        api.as(user).get("/jobs").then().body("items", hasSize(0));
    }

    @Test
    void a_refused_submission_leaves_its_key_free() {
        UUID user = api.aUser();
        Siblings.UNKNOWN_INPUTS.add(Api.sha256(0));
        submit(user, "k1", BODY).then().statusCode(422);
        Siblings.reset();

        submit(user, "k1", BODY).then().statusCode(202);
    }

    @Test
    void a_key_that_is_too_long_is_refused() {
        submit(api.aUser(), "k".repeat(256), BODY).then().statusCode(422);
        submit(api.aUser(), "k".repeat(255), BODY).then().statusCode(202);
    }

    @Test
    void of_many_twins_at_once_one_makes_the_job_and_all_get_its_answer() throws Exception {
        UUID user = api.aUser();
        List<Future<Response>> twins = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                twins.add(threads.submit(() -> submit(user, "twins", BODY)));
            }
        }

        List<String> answers = new ArrayList<>();
        int replayed = 0;
        for (Future<Response> twin : twins) {
            answers.add(twin.get().then().statusCode(202).extract().asString());
            replayed += twin.get().header("Idempotency-Replayed") == null ? 0 : 1;
        }
        assertThat(answers).hasSize(8).containsOnly(answers.getFirst());
        assertThat(replayed).isEqualTo(7);
        api.as(user).get("/jobs").then().body("items", hasSize(1));
    }

    @Test
    void a_large_one_whose_twin_came_in_while_it_waited_for_its_turn_gets_the_twins_answer() throws Exception {
        UUID user = api.aUser();
        byte[] body = MessageDigest.getInstance("SHA-256").digest(BODY.getBytes(StandardCharsets.UTF_8));
        IdempotencyKey key = new IdempotencyKey("twin".getBytes(StandardCharsets.UTF_8), body);
        submit(user, "twin", BODY).then().statusCode(202);

        Answer answer = once.answer(user, key, Turnstile.LARGE, () -> {
            throw new AssertionError("it is written a second time");
        });

        assertThat(answer.replayed()).isTrue();
    }

    @Test
    void what_is_refused_for_what_its_twin_took_meanwhile_gets_the_twins_answer() throws Exception {
        UUID user = api.aUser();
        byte[] body = MessageDigest.getInstance("SHA-256").digest(BODY.getBytes(StandardCharsets.UTF_8));
        IdempotencyKey key = new IdempotencyKey("twin".getBytes(StandardCharsets.UTF_8), body);

        Answer answer = once.answer(user, key, 1, () -> {
            submit(user, "twin", BODY).then().statusCode(202);
            throw Refusal.tooMany("At most 1 jobs may be open at a time.", 60);
        });

        assertThat(answer.replayed()).isTrue();
    }

    @Test
    void an_answer_is_kept_for_its_time_and_then_its_key_is_free() {
        UUID user = api.aUser();
        String old = submit(user, "old", BODY).path("id");
        String young = submit(user, "young", BODY).path("id");
        age(user, "old", 7 * 24 * 60 + 1);
        age(user, "young", 7 * 24 * 60 - 1);

        assertThat(answers.forget(Duration.ofDays(7))).isEqualTo(1);

        submit(user, "young", BODY)
                .then()
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(young));
        submit(user, "old", Api.automatic(1, 1))
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", nullValue())
                .body("id", not(equalTo(old)));
    }

    @Test
    void answers_are_kept_for_a_week_unless_it_is_set_otherwise() {
        assertThat(config.keepAnswers()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void old_answers_are_found_by_their_age() {
        Plans.assertRange(database, "idempotency_key", "idempotency_key_age", Answers.FORGET, 3_600);
    }

    private void age(UUID user, String key, int minutes) {
        database.update(
                "update idempotency_key set created_at = created_at - interval ? minute where user_id = ? and idem_key"
                        + " = ?",
                minutes,
                user,
                key.getBytes(StandardCharsets.UTF_8));
    }

    private Response submit(UUID user, String key, String body) {
        return api.as(user).header("Idempotency-Key", key).body(body).post("/jobs");
    }
}
