package io.lightmill.job.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.job.dispatch.DispatcherClient;
import io.lightmill.job.dispatch.Endpoints;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.progress.Happenings;
import io.lightmill.job.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each quota counts, and what is said to those who are over it. */
@QuarkusTest
class QuotaTest {

    @Inject
    Api api;

    @Inject
    Uses uses;

    @Inject
    QuotaFixture quotas;

    @Inject
    @RestClient
    DispatcherClient dispatcher;

    @Inject
    Happenings happenings;

    @Inject
    Database database;

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void nothing_is_locked_while_the_dispatcher_is_asked_for_prices() {
        List<Boolean> inTransaction = new CopyOnWriteArrayList<>();
        AtomicInteger looks = new AtomicInteger();
        var watched = (DispatcherClient) Proxy.newProxyInstance(
                DispatcherClient.class.getClassLoader(), new Class<?>[] {DispatcherClient.class}, (proxy, call, no) -> {
                    inTransaction.add(QuarkusTransaction.isActive());
                    return call.invoke(dispatcher, no);
                });
        // At each look, what was heard is old.
        InstantSource hurried = () -> Instant.EPOCH.plus(looks.incrementAndGet(), ChronoUnit.HOURS);
        quotas.givenDollars("1", Endpoints.unheard(watched, hurried));

        quotas.submit(api.aUser(), "a").then().statusCode(202);

        assertThat(inTransaction).isNotEmpty().containsOnly(false);
    }

    @Test
    void dollars_are_not_given_away_while_nobody_has_told_a_price() {
        quotas.givenDollars("0.004", Endpoints.unheard(dispatcher, InstantSource.system()));
        UUID user = api.aUser();
        Siblings.dispatcherAway = true;

        quotas.submit(user, "a").then().statusCode(503).header("Retry-After", notNullValue());
        Siblings.dispatcherAway = false;

        await().untilAsserted(() -> quotas.submit(user, "a").then().statusCode(202));
        quotas.submit(user, "b").then().statusCode(429);
    }

    @Test
    void what_is_refused_leaves_nothing_behind_and_says_when_to_come_again() {
        quotas.given(null, 1, null, null);
        UUID user = api.aUser();
        // The minute that the database counts by may end between two submissions; three cannot fall into three minutes.
        List<Response> three = List.of(quotas.submit(user, "a"), quotas.submit(user, "b"), quotas.submit(user, "c"));

        Response refused = three.stream()
                .filter(answer -> answer.statusCode() != 202)
                .findFirst()
                .orElseThrow();
        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lightmill:error:too-many-requests"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 61);
        long made = three.stream().filter(answer -> answer.statusCode() == 202).count();
        api.as(user).get("/jobs").then().body("items", hasSize((int) made));
    }

    @Test
    void what_is_more_than_a_quota_alone_is_not_told_to_come_again() {
        UUID user = api.aUser();
        quotas.given(null, null, 1L, null);
        quotas.submit(user, "a")
                .then()
                .statusCode(422)
                .header("Retry-After", nullValue())
                .body("type", equalTo("urn:lightmill:error:limit-exceeded"));
        quotas.given(null, null, null, "0.003");
        quotas.submit(user, "a").then().statusCode(422);
        quotas.given(null, null, 2L, "0.004");
        quotas.submit(user, "a").then().statusCode(202);
    }

    @Test
    void an_estimate_says_what_waiting_will_not_help_against_and_nothing_else() {
        UUID user = api.aUser();
        String dry = Api.automatic(1, 2).replace("{\"mode\"", "{\"dryRun\": true, \"mode\"");
        quotas.given(1, null, 1L, null);
        api.submit(user, dry)
                .statusCode(200)
                .body("problems.type", contains("urn:lightmill:error:limit-exceeded"))
                .body(
                        "problems[0].detail",
                        equalTo("At most 1 items may be submitted in a day. This job alone is more."));
        quotas.given(null, null, null, "0.003");
        api.submit(user, dry).statusCode(200).body("problems[0].detail", containsString("US dollars"));

        quotas.given(1, null, 2L, "0.004");
        quotas.submit(user, "a").then().statusCode(202);
        api.submit(user, dry).statusCode(200).body("problems", hasSize(0));
    }

    @Test
    void everybody_is_told_the_quotas() {
        quotas.given(3, null, 1_000L, "0.5");

        api.as(api.aUser())
                .get("/limits")
                .then()
                .body("quotas.activeJobs", equalTo(3))
                .body("quotas.submissionsPerMinute", nullValue())
                .body("quotas.itemsPerDay", equalTo(1_000))
                .body("quotas.usdPerDay", equalTo(0.5f));
    }

    @Test
    void a_repetition_costs_nothing() {
        quotas.given(1, null, null, null);
        UUID user = api.aUser();
        quotas.submit(user, "same").then().statusCode(202);

        quotas.submit(user, "same").then().statusCode(202).header("Idempotency-Replayed", "true");
        quotas.submit(user, "another").then().statusCode(429);
    }

    @Test
    void a_job_that_ended_makes_room() {
        quotas.given(1, null, null, null);
        UUID user = api.aUser();
        UUID job = UUID.fromString(quotas.submit(user, "first").path("id"));
        quotas.submit(user, "second").then().statusCode(429);

        happenings.complete(user, job, api.items(job));

        quotas.submit(user, "second").then().statusCode(202);
    }

    @Test
    void yesterdays_items_and_the_last_minutes_submissions_are_forgotten() {
        quotas.given(null, 2, 2L, "0.004");
        UUID user = api.aUser();
        quotas.submit(user, "a").then().statusCode(202);
        quotas.submit(user, "b").then().statusCode(429);
        database.update(
                "update quota_use set on_day = on_day - interval 1 day, in_minute = in_minute - interval 1 minute"
                        + " where user_id = ?",
                user);

        quotas.submit(user, "b").then().statusCode(202);
        assertThat(uses.of(user).items()).isEqualTo(2);
    }

    @Test
    void one_users_quota_is_no_others() {
        quotas.given(1, 1, 2L, "0.004");
        quotas.submit(api.aUser(), "a").then().statusCode(202);
        quotas.submit(api.aUser(), "a").then().statusCode(202);
    }

    @Test
    void a_retry_counts_like_any_job() {
        UUID user = api.aUser();
        UUID job = api.aJob(user, 1, 2);
        api.items(job).forEach(item -> happenings.fail(user, job, Ids.next(), item));
        quotas.given(null, null, 1L, null);

        api.as(user).body("{}").post("/jobs/" + job + "/retry").then().statusCode(422);
        quotas.given(null, null, 2L, null);
        api.as(user).body("{}").post("/jobs/" + job + "/retry").then().statusCode(202);
    }
}
