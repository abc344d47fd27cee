package io.lightmill.job.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.job.dispatch.DispatcherClient;
import io.lightmill.job.dispatch.Endpoints;
import io.lightmill.job.dispatch.KnownEndpoints;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.progress.Happenings;
import io.lightmill.job.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QuotaTest {

    private static final int AT_ONCE = 50;

    @Inject
    Api api;

    @Inject
    Uses uses;

    @Inject
    KnownEndpoints endpoints;

    @Inject
    @RestClient
    DispatcherClient dispatcher;

    @Inject
    Happenings happenings;

    @Inject
    Database database;

    /** The quotas of one test; null: not bounded. */
    private record Bounds(
            @Nullable Integer jobs,
            @Nullable Integer perMinute,
            @Nullable Long items,
            @Nullable String usd) implements QuotaConfig {

        @Override
        public OptionalInt activeJobs() {
            return jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs);
        }

        @Override
        public OptionalInt submissionsPerMinute() {
            return perMinute == null ? OptionalInt.empty() : OptionalInt.of(perMinute);
        }

        @Override
        public OptionalLong itemsPerDay() {
            return items == null ? OptionalLong.empty() : OptionalLong.of(items);
        }

        @Override
        public Optional<BigDecimal> usdPerDay() {
            return Optional.ofNullable(usd).map(BigDecimal::new);
        }
    }

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    private void given(
            @Nullable Integer jobs, @Nullable Integer perMinute, @Nullable Long items, @Nullable String usd) {
        given(new Bounds(jobs, perMinute, items, usd), endpoints);
    }

    private void given(Bounds bounds, KnownEndpoints endpoints) {
        QuarkusMock.installMockForType(new Quotas(bounds, uses, endpoints, InstantSource.system()), Quotas.class);
    }

    @Test
    void of_fifty_submissions_at_once_exactly_as_many_get_in_as_jobs_may_be_open() throws Exception {
        given(7, null, null, null);
        UUID user = api.aUser();

        assertThat(accepted(user, fiftyAtOnce(user))).isEqualTo(7);
    }

    @Test
    void of_fifty_submissions_at_once_exactly_as_many_get_in_as_items_are_allowed() throws Exception {
        given(null, null, 23L, null);
        UUID user = api.aUser();

        // Two items each: the eleventh makes 22, a twelfth would make 24.
        assertThat(accepted(user, fiftyAtOnce(user))).isEqualTo(11);
        assertThat(uses.of(user).items()).isEqualTo(22);
    }

    @Test
    void of_fifty_submissions_at_once_exactly_as_many_get_in_as_dollars_are_allowed() throws Exception {
        // Each is expected to cost two items at 0.002 dollars.
        given(null, null, null, "0.020");
        UUID user = api.aUser();

        assertThat(accepted(user, fiftyAtOnce(user))).isEqualTo(5);
        assertThat(uses.of(user).usd()).isEqualByComparingTo("0.020");
    }

    @Test
    void twins_at_once_all_get_the_answer_of_the_one_that_took_the_last_place() throws Exception {
        given(1, null, null, null);
        UUID user = api.aUser();

        assertThat(atOnce(number -> submit(user, "twins"))).containsOnly(202);
        api.as(user).get("/jobs").then().body("items", hasSize(1));
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
        given(new Bounds(null, null, null, "1"), Endpoints.unheard(watched, hurried));

        submit(api.aUser(), "a").then().statusCode(202);

        assertThat(inTransaction).isNotEmpty().containsOnly(false);
    }

    @Test
    void dollars_are_not_given_away_while_nobody_has_told_a_price() {
        given(new Bounds(null, null, null, "0.004"), Endpoints.unheard(dispatcher, InstantSource.system()));
        UUID user = api.aUser();
        Siblings.dispatcherAway = true;

        submit(user, "a").then().statusCode(503).header("Retry-After", notNullValue());
        Siblings.dispatcherAway = false;

        await().untilAsserted(() -> submit(user, "a").then().statusCode(202));
        submit(user, "b").then().statusCode(429);
    }

    @Test
    void of_fifty_submissions_at_once_exactly_as_many_get_in_as_a_minute_allows() throws Exception {
        given(null, 9, null, null);
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
    void what_is_refused_leaves_nothing_behind_and_says_when_to_come_again() {
        given(null, 1, null, null);
        UUID user = api.aUser();
        // The minute that the database counts by may end between two submissions; three cannot fall into three minutes.
        List<Response> three = List.of(submit(user, "a"), submit(user, "b"), submit(user, "c"));

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
        given(null, null, 1L, null);
        submit(user, "a")
                .then()
                .statusCode(422)
                .header("Retry-After", nullValue())
                .body("type", equalTo("urn:lightmill:error:limit-exceeded"));
        given(null, null, null, "0.003");
        submit(user, "a").then().statusCode(422);
        given(null, null, 2L, "0.004");
        submit(user, "a").then().statusCode(202);
    }

    @Test
    void everybody_is_told_the_quotas() {
        given(3, null, 1_000L, "0.5");

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
        given(1, null, null, null);
        UUID user = api.aUser();
        submit(user, "same").then().statusCode(202);

        submit(user, "same").then().statusCode(202).header("Idempotency-Replayed", "true");
        submit(user, "another").then().statusCode(429);
    }

    @Test
    void a_job_that_ended_makes_room() {
        given(1, null, null, null);
        UUID user = api.aUser();
        UUID job = UUID.fromString(submit(user, "first").path("id"));
        submit(user, "second").then().statusCode(429);

        happenings.complete(user, job, api.items(job));

        submit(user, "second").then().statusCode(202);
    }

    @Test
    void yesterdays_items_and_the_last_minutes_submissions_are_forgotten() {
        given(null, 2, 2L, "0.004");
        UUID user = api.aUser();
        submit(user, "a").then().statusCode(202);
        submit(user, "b").then().statusCode(429);
        database.update(
                "update quota_use set on_day = on_day - interval 1 day, in_minute = in_minute - interval 1 minute"
                        + " where user_id = ?",
                user);

        submit(user, "b").then().statusCode(202);
        assertThat(uses.of(user).items()).isEqualTo(2);
    }

    @Test
    void one_users_quota_is_no_others() {
        given(1, 1, 2L, "0.004");
        submit(api.aUser(), "a").then().statusCode(202);
        submit(api.aUser(), "a").then().statusCode(202);
    }

    @Test
    void a_retry_counts_like_any_job() {
        UUID user = api.aUser();
        UUID job = api.aJob(user, 1, 2);
        api.items(job).forEach(item -> happenings.fail(user, job, Ids.next(), item));
        given(null, null, 1L, null);

        api.as(user).body("{}").post("/jobs/" + job + "/retry").then().statusCode(422);
        given(null, null, 2L, null);
        api.as(user).body("{}").post("/jobs/" + job + "/retry").then().statusCode(202);
    }

    /** By the database's clock, which is the one that counts. */
    private String minute() {
        return database.find("select date_format(utc_timestamp(), '%H:%i') as minute", row -> row.text("minute"))
                .orElseThrow();
    }

    private List<Integer> fiftyAtOnce(UUID user) throws Exception {
        return atOnce(number -> submit(user, "key " + number));
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

    private Response submit(UUID user, String key) {
        return api.as(user)
                .header("Idempotency-Key", key)
                .body(Api.automatic(1, 2))
                .post("/jobs");
    }
}
