package io.lightmill.job.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of what comes at once, exactly as much gets in as a quota allows. */
@QuarkusTest
class QuotaRacesTest {

    private static final int AT_ONCE = 50;

    @Inject
    Api api;

    @Inject
    Uses uses;

    @Inject
    QuotaFixture quotas;

    @Inject
    Database database;

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void of_fifty_submissions_at_once_exactly_as_many_get_in_as_jobs_may_be_open() throws Exception {
        quotas.given(7, null, null, null);
        UUID user = api.aUser();

        assertThat(accepted(user, fiftyAtOnce(user))).isEqualTo(7);
    }

    @Test
    void of_fifty_submissions_at_once_exactly_as_many_get_in_as_items_are_allowed() throws Exception {
        quotas.given(null, null, 23L, null);
        UUID user = api.aUser();

        // Two items each: the eleventh makes 22, a twelfth would make 24.
        assertThat(accepted(user, fiftyAtOnce(user))).isEqualTo(11);
        assertThat(uses.of(user).items()).isEqualTo(22);
    }

    @Test
    void of_fifty_submissions_at_once_exactly_as_many_get_in_as_dollars_are_allowed() throws Exception {
        // Each is expected to cost two items at 0.002 dollars.
        quotas.given(null, null, null, "0.020");
        UUID user = api.aUser();

        assertThat(accepted(user, fiftyAtOnce(user))).isEqualTo(5);
        assertThat(uses.of(user).usd()).isEqualByComparingTo("0.020");
    }

    @Test
    void of_fifty_submissions_at_once_exactly_as_many_get_in_as_a_minute_allows() throws Exception {
        quotas.given(null, 9, null, null);
        UUID user;
        List<Integer> statuses;
        String minute;
        do {
            // Should a minute end in between, the next one allows as many again: then it has not been "at once".
            minute = minute();
            user = api.aUser();
            statuses = fiftyAtOnce(user);
        } while (!minute.equals(minute()));

        assertThat(accepted(user, statuses)).isEqualTo(9);
        assertThat(uses.of(user).submissions()).isEqualTo(9);
    }

    @Test
    void twins_at_once_all_get_the_answer_of_the_one_that_took_the_last_place() throws Exception {
        quotas.given(1, null, null, null);
        UUID user = api.aUser();

        assertThat(atOnce(number -> quotas.submit(user, "twins"))).containsOnly(202);
        api.as(user).get("/jobs").then().body("items", hasSize(1));
    }

    /** By the database's clock, which is the one that counts. */
    private String minute() {
        return database.find("select date_format(utc_timestamp(), '%H:%i') as minute", row -> row.text("minute"))
                .orElseThrow();
    }

    private List<Integer> fiftyAtOnce(UUID user) throws Exception {
        return atOnce(number -> quotas.submit(user, "key " + number));
    }

    /** Fifty wait for each other before they submit; answers their statuses. */
    private static List<Integer> atOnce(IntFunction<Response> submission) throws Exception {
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                int number = i;
                answers.add(threads.submit(() -> {
                    start.await();
                    return submission.apply(number).statusCode();
                }));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        return statuses;
    }

    /** How many were accepted: as answered, and as listed; all others heard 429. */
    private int accepted(UUID user, List<Integer> statuses) {
        assertThat(statuses).containsOnly(202, 429);
        int accepted = (int) statuses.stream().filter(status -> status == 202).count();
        api.as(user).get("/jobs?limit=100").then().body("items", hasSize(accepted));
        return accepted;
    }
}
