package io.lightmill.job.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.progress.Happenings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OutputTest {

    @Inject
    Api api;

    @Inject
    Happenings happenings;

    private final UUID user = Ids.next();

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void outputs_of_all_jobs_come_newest_first_in_pages_that_hold_each_once() {
        UUID first = aJob(3);
        UUID second = aJob(4);
        UUID open = api.aJob(user, 2, 1);
        happenings.complete(user, open, List.of(api.items(open).getFirst()));

        List<String> seen = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            JsonPath page = api.as(user)
                    .get("/outputs?limit=3" + (cursor == null ? "" : "&cursor=" + cursor))
                    .jsonPath();
            assertThat((Object) page.get("total")).isEqualTo(cursor == null ? (Object) 8 : null);
            seen.addAll(page.getList("items.itemId"));
            cursor = page.getString("next");
        } while (cursor != null);

        List<UUID> made = new ArrayList<>(api.items(first));
        made.addAll(api.items(second));
        made.add(api.items(open).getFirst());
        assertThat(seen)
                .containsExactlyElementsOf(
                        made.reversed().stream().map(UUID::toString).toList());
    }

    @Test
    void a_row_has_what_a_grid_needs() {
        UUID job = aJob(1);
        UUID item = api.items(job).getFirst();

        api.as(user)
                .get("/outputs")
                .then()
                .body("items[0].jobId", equalTo(job.toString()))
                .body("items[0].width", equalTo(64))
                .body("items[0].height", equalTo(64))
                .body("items[0].mode", equalTo("automatic"))
                .body("items[0].engine", equalTo("augment"))
                .body("items[0].url", equalTo("/api/items/" + item + "/output"))
                .body("items[0].previewUrl", equalTo("/api/items/" + item + "/preview"))
                .body("items[0].favourite", equalTo(false))
                .body("next", nullValue());
    }

    @Test
    void filters_hold_and_may_be_combined() {
        UUID job = aJob(2);
        UUID other = aJob(1);
        String group = api.as(user).get("/jobs/" + job).path("groupId");
        UUID liked = api.items(job).getFirst();
        api.as(user).put("/items/" + liked + "/favourite").then().statusCode(204);

        shows("jobId=" + job, 2);
        shows("jobId=" + other + "&mode=automatic", 1);
        shows("groupId=" + group, 3);
        shows("mode=semi-automatic", 0);
        shows("engine=augment", 3);
        shows("engine=gemini", 0);
        shows("favourite=true", 1);
        shows("favourite=false", 2);
        shows("favourite=true&jobId=" + other, 0);
        shows("from=2020-01-01", 3);
        shows("to=2020-01-01T00:00:00Z", 0);
        shows("rejected=true", 0);
    }

    @Test
    void a_reject_lies_in_the_tray_and_can_be_taken_back() {
        UUID job = aJob(2);
        UUID item = api.items(job).getFirst();

        api.as(user).put("/items/" + item + "/rejected").then().statusCode(204);
        shows("rejected=false", 1);
        shows("rejected=true", 1);
        api.as(user).get("/jobs/" + job + "/items").then().body("items.rejected", contains(true, false));
        api.as(user).get("/jobs/" + job).then().body("marksVersion", equalTo(1));

        api.as(user).delete("/items/" + item + "/rejected").then().statusCode(204);
        api.as(user).delete("/items/" + item + "/rejected").then().statusCode(204);
        shows("rejected=false", 2);
        api.as(user).get("/jobs/" + job).then().body("marksVersion", equalTo(2));
    }

    @Test
    void many_are_marked_at_once_or_none() {
        UUID job = aJob(3);
        List<UUID> items = api.items(job);
        UUID stranger = api.items(api.aJob(Ids.next(), 1, 1)).getFirst();

        mark(items, "\"favourite\": true").statusCode(204);
        shows("favourite=true", 3);
        List<UUID> mixed = List.of(items.get(0), stranger);
        mark(mixed, "\"favourite\": false")
                .statusCode(404)
                .body("type", equalTo("urn:lightmill:error:not-found"))
                .body("errors.field", contains("itemIds[1]"));
        shows("favourite=true", 3);
        mark(List.of(), "\"favourite\": true").statusCode(422).body("errors", hasSize(1));
    }

    @Test
    void what_has_no_output_cannot_be_marked() {
        UUID item = api.items(api.aJob(user, 1, 1)).getFirst();

        api.as(user)
                .put("/items/" + item + "/favourite")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=x",
                "cursor=1.2",
                "cursor=-5.0190aaaa-0000-7000-8000-00000000000f",
                "limit=1001",
                "limit=0",
                "mode=manual",
                "engine=crayon",
                "favourite=maybe",
                "from=yesterday",
                "jobId=mine"
            })
    void a_wrong_query_is_named(String query) {
        api.as(user)
                .get("/outputs?" + query)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors", hasSize(1));
    }

    private UUID aJob(int items) {
        UUID job = api.aJob(user, items, 1);
        happenings.complete(user, job, api.items(job));
        return job;
    }

    private ValidatableResponse mark(List<UUID> items, String change) {
        String ids =
                String.join(", ", items.stream().map(id -> "\"" + id + "\"").toList());
        return api.as(user)
                .body("{\"itemIds\": [" + ids + "], " + change + "}")
                .post("/items/marks")
                .then();
    }

    private void shows(String query, int count) {
        api.as(user)
                .get("/outputs?limit=1000&" + query)
                .then()
                .statusCode(200)
                .body("items", hasSize(count))
                .body("total", equalTo(count));
    }
}
