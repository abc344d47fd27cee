package io.lightmill.job.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Plans;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GroupTest {

    @Inject
    Api api;

    @Inject
    Groups groups;

    @Inject
    Database database;

    private final UUID user = Ids.next();

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void a_name_is_taken_once_by_each_user_whatever_its_case_and_emoji_differ() {
        create("Mills").statusCode(201).body("name", equalTo("Mills"));
        create("mills").statusCode(409).body("errors[0].field", equalTo("name"));
        create("🌾").statusCode(201);
        create("🌽").statusCode(201);
        api.as(api.aUser()).body("{\"name\": \"Mills\"}").post("/groups").then().statusCode(201);
    }

    @Test
    void a_group_counts_its_jobs_and_their_items() {
        UUID job = api.aJob(user, 3, 2);
        api.aJob(user, 1, 1);
        String id = api.as(user).get("/jobs/" + job).path("groupId");

        api.as(user)
                .get("/groups/" + id)
                .then()
                .body("name", equalTo("mills"), "jobs", equalTo(2))
                .body("items.total", equalTo(7), "items.queued", equalTo(7));
    }

    @Test
    void groups_are_listed_newest_first_by_cursor() {
        List.of("a", "b", "c").forEach(name -> create(name).statusCode(201));

        String next = api.as(user)
                .get("/groups?limit=2")
                .then()
                .body("items.name", equalTo(List.of("c", "b")))
                .body("next", notNullValue())
                .extract()
                .path("next");
        api.as(user).get("/groups?limit=2&cursor=" + next).then().body("items.name", equalTo(List.of("a")));
    }

    @Test
    void a_name_that_is_taken_gets_the_next_number_also_behind_a_gap() {
        String now = "2026-11-26 04:30:00";
        assertThat(IntStream.range(0, 4)
                        .mapToObj(i -> groups.createNumbered(user, now).name()))
                .containsExactly(now, now + " (2)", now + " (3)", now + " (4)");
        UUID second = groups.byName(user, now + " (2)").orElseThrow().id();
        assertThat(groups.rename(user, second, "mills")).isTrue();

        assertThat(groups.createNumbered(user, now).name()).isEqualTo(now + " (5)");
        assertThat(groups.createNumbered(user, now).name()).isEqualTo(now + " (6)");
    }

    @Test
    void a_group_is_found_by_a_part_of_its_name_whatever_its_case() {
        List.of("Street scenes", "Mills", "Old streets")
                .forEach(name -> create(name).statusCode(201));

        api.as(user)
                .get("/groups?name=STREET")
                .then()
                .body("items.name", equalTo(List.of("Old streets", "Street scenes")), "items[0].jobs", equalTo(0));
        api.as(user)
                .get("/groups?name=street&limit=1")
                .then()
                .body("items.name", equalTo(List.of("Old streets")), "next", notNullValue());
        api.as(api.aUser()).get("/groups?name=street").then().body("items", hasSize(0));
    }

    @Test
    void a_group_is_renamed_unless_the_name_is_taken() {
        create("one");
        String id = create("two").extract().path("id");

        rename(id, "ONE").statusCode(409);
        rename(id, "three").statusCode(200).body("name", equalTo("three"));
        rename(id, "Three").statusCode(200).body("name", equalTo("Three"));
    }

    @Test
    void jobs_without_a_group_get_one_each_named_by_time() {
        String body = Api.automatic(1, 1).replace("\"groupName\": \"mills\",", "");
        IntStream.range(0, 3).forEach(i -> api.submit(user, body).statusCode(202));

        api.as(user).get("/groups").then().body("items", hasSize(3));
    }

    @Test
    void of_many_who_name_a_new_group_at_once_one_makes_it() {
        try (var threads = Executors.newFixedThreadPool(6)) {
            IntStream.range(0, 12).forEach(i -> threads.submit(() -> api.aJob(user, 1, 1)));
        }

        api.as(user).get("/groups").then().body("items", hasSize(1)).body("items[0].jobs", equalTo(12));
    }

    @Test
    void the_list_is_a_range_of_its_index() {
        IntStream.range(0, 200)
                .forEach(i -> assertThat(groups.create(user, "g" + i)).isPresent());
        database.list("analyze table job_group", row -> "");
        String page = "select id, name, created_at from job_group force index (job_group_of_user) "
                + "where user_id = ? and id < ? order by id desc limit ?";

        assertThat(Groups.PAGE).contains("force index (job_group_of_user)");
        Plans.assertRange(database, "job_group", "job_group_of_user", page, user, new UUID(-1, -1), 51);
    }

    private ValidatableResponse create(String name) {
        return api.as(user).body("{\"name\": \"" + name + "\"}").post("/groups").then();
    }

    private ValidatableResponse rename(String id, String name) {
        return api.as(user)
                .body("{\"name\": \"" + name + "\"}")
                .patch("/groups/" + id)
                .then();
    }
}
