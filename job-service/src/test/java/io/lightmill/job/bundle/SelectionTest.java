package io.lightmill.job.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.progress.Happenings;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.LiteralBatch;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SelectionTest {

    @Inject
    Api api;

    @Inject
    Happenings happenings;

    @Inject
    Selected selected;

    @Inject
    Database database;

    private final UUID user = Ids.next();

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void what_is_picked_of_several_jobs_comes_by_job_and_place_whatever_order_it_was_picked_in() {
        List<UUID> first = aJob(3);
        List<UUID> second = aJob(2);
        List<UUID> picked = Stream.of(first.get(0), first.get(2), second.get(1)).toList();

        String id = pick(picked.reversed())
                .statusCode(201)
                .body("items", equalTo(3))
                .extract()
                .path("id");

        List<String> seen = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            JsonPath page = api.as(user)
                    .get("/selections/" + id + "/items?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .jsonPath();
            seen.addAll(page.getList("items.item.id"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(seen)
                .containsExactlyElementsOf(picked.stream().map(UUID::toString).toList());
        api.as(user)
                .get("/selections/" + id)
                .then()
                .body("zip", equalTo("/api/download/selection/" + id + "?format=zip"));
    }

    @Test
    void the_jobs_of_what_is_picked_come_once_each_in_the_order_of_the_items() {
        List<List<UUID>> jobs = List.of(aJob(2), aJob(1), aJob(2));
        String id = pick(jobs.stream().flatMap(List::stream).toList()).extract().path("id");
        List<String> expected = new ArrayList<>(new LinkedHashSet<>(
                api.as(user).get("/selections/" + id + "/items").jsonPath().<String>getList("items.item.jobId")));

        JsonPath page = api.as(user).get("/selections/" + id + "/jobs?limit=2").jsonPath();
        JsonPath rest = api.as(user)
                .get("/selections/" + id + "/jobs?limit=2&cursor=" + page.getString("next"))
                .jsonPath();

        assertThat(page.<String>getList("items.id")).isEqualTo(expected.subList(0, 2));
        assertThat(rest.<String>getList("items.id")).isEqualTo(expected.subList(2, 3));
        assertThat(rest.getString("next")).isNull();
    }

    @Test
    void only_outputs_of_ones_own_can_be_picked() {
        UUID open = api.items(api.aJob(user, 1, 1)).getFirst();

        pick(List.of(open)).statusCode(404).contentType("application/problem+json");
        pick(List.of()).statusCode(422);
        pick(Collections.nCopies(10_001, open)).statusCode(422);
    }

    @Test
    void a_selection_that_has_expired_is_gone_and_swept() {
        String id = pick(aJob(1)).extract().path("id");
        database.update("update selection set expires_at = utc_timestamp(6) - interval 1 second");

        api.as(user).get("/selections/" + id).then().statusCode(404);
        selected.forget();
        assertThat(database.list(
                        "select job_id from selected_item where selection_id = ?", row -> "", UUID.fromString(id)))
                .isEmpty();
    }

    @Test
    void one_round_sweeps_however_many_have_expired() {
        try (LiteralBatch batch = database.literals("insert into selection (id, user_id, items, expires_at) values")) {
            IntStream.range(0, 150).forEach(i -> batch.add(Ids.next(), user, 1, 20200101000000L));
            batch.send();
        }

        assertThat(selected.forget()).isGreaterThanOrEqualTo(150);
        assertThat(database.list("select 1 as one from selection where user_id = ?", row -> "", user))
                .isEmpty();
    }

    @Test
    void a_cursor_that_is_none_is_named() {
        String id = pick(aJob(1)).extract().path("id");

        api.as(user)
                .get("/selections/" + id + "/items?cursor=x")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("cursor"))
                .body("next", nullValue());
    }

    private List<UUID> aJob(int items) {
        UUID job = api.aJob(user, items, 1);
        happenings.complete(user, job, api.items(job));
        return api.items(job);
    }

    private ValidatableResponse pick(List<UUID> items) {
        String ids =
                String.join(", ", items.stream().map(id -> "\"" + id + "\"").toList());
        return api.as(user)
                .body("{\"itemIds\": [" + ids + "]}")
                .post("/selections")
                .then();
    }
}
