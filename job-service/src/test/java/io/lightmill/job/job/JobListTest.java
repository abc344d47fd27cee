package io.lightmill.job.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.progress.Happenings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobListTest {

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
    void pages_by_cursor_hold_every_job_once_newest_first() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.addFirst(api.aJob(user, 1, 1).toString());
        }

        List<String> listed = new ArrayList<>();
        String next = "/jobs?limit=3";
        while (next != null) {
            Response page = api.as(user).get(next);
            listed.addAll(page.path("items.id"));
            next = page.path("next") == null ? null : "/jobs?limit=3&cursor=" + page.path("next");
        }

        assertThat(listed).isEqualTo(made);
    }

    @Test
    void numbered_pages_say_how_many_there_are_and_end_at_ten_thousand() {
        for (int i = 0; i < 5; i++) {
            api.aJob(user, 1, 1);
        }

        api.as(user).get("/jobs?page=2&limit=2").then().body("items", hasSize(2), "total", equalTo(5));
        api.as(user).get("/jobs?page=3&limit=2").then().body("items", hasSize(1));
        api.as(user).get("/jobs?page=10001&limit=1").then().statusCode(422).body("errors[0].field", equalTo("page"));
    }

    @Test
    void filters_are_combined() {
        UUID automatic = api.aJob(user, 1, 1);
        String group = api.as(user).get("/jobs/" + automatic).path("groupId");
        String semi = """
                {"mode": "semi-automatic", "groupName": "sets", "engine": "augment",
                 "references": [{"inputs": [%s], "images": 4}]}""".formatted(Api.inputs(1));
        String second = api.submit(user, semi).statusCode(202).extract().path("id");

        list("?mode=semi-automatic").then().body("items.id", equalTo(List.of(second)));
        list("?status=queued").then().body("items", hasSize(2));
        list("?status=completed").then().body("items", hasSize(0));
        list("?groupId=" + group).then().body("items.id", equalTo(List.of(automatic.toString())));
        list("?groupId=" + group + "&mode=semi-automatic&status=queued").then().body("items", hasSize(0));
        list("?status=queued&mode=automatic&page=1").then().body("items", hasSize(1), "total", equalTo(1));
    }

    @Test
    void a_job_is_found_by_a_part_of_its_name_whatever_its_case() {
        UUID rain = called("The same street in heavy Rain");
        UUID all = called("100% rain_coats!");
        called("A mill at dusk");

        list("?name=rain").then().body("items.id", equalTo(List.of(all.toString(), rain.toString())));
        list("?name= RAIN &page=1").then().body("items", hasSize(2), "total", equalTo(2));
        list("?name=rain&limit=1").then().body("items.id", equalTo(List.of(all.toString())), "next", notNullValue());
        list("?name=0% rain_c").then().body("items.id", equalTo(List.of(all.toString())));
        list("?name=coats!").then().body("items", hasSize(1));
        list("?name=rain%street").then().body("items", hasSize(0));
        list("?name= ").then().body("items", hasSize(3));
        api.as(Ids.next()).get("/jobs?name=rain").then().body("items", hasSize(0));
    }

    @Test
    void the_retries_of_a_job_are_listed_for_its_owner() {
        UUID job = api.aJob(user, 1, 1);
        happenings.fail(user, job, Ids.next(), api.items(job).getFirst());
        String retry = api.as(user)
                .body("{}")
                .post("/jobs/" + job + "/retry")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        list("?retryOf=" + job).then().body("items.id", equalTo(List.of(retry)));
        list("?retryOf=" + retry).then().body("items", hasSize(0));
        list("?retryOf=x").then().statusCode(422).body("errors[0].field", equalTo("retryOf"));
        api.as(Ids.next()).get("/jobs?retryOf=" + job).then().body("items", hasSize(0));
    }

    private UUID called(String name) {
        UUID job = api.aJob(user, 1, 1);
        api.as(user)
                .body("{\"name\": \"" + name + "\"}")
                .patch("/jobs/" + job)
                .then()
                .statusCode(200);
        return job;
    }

    @Test
    void a_groups_jobs_come_oldest_first() {
        UUID first = api.aJob(user, 1, 1);
        UUID second = api.aJob(user, 1, 1);
        String group = api.as(user).get("/jobs/" + first).path("groupId");

        String next = api.as(user)
                .get("/groups/" + group + "/jobs?limit=1")
                .then()
                .body("items[0].id", equalTo(first.toString()))
                .extract()
                .path("next");
        api.as(user)
                .get("/groups/" + group + "/jobs?limit=1&cursor=" + next)
                .then()
                .body("items[0].id", equalTo(second.toString()));
    }

    @Test
    void what_no_filter_understands_is_named() {
        list("?status=sleeping").then().statusCode(422).body("errors[0].field", equalTo("status"));
        list("?mode=x").then().statusCode(422);
        list("?cursor=x").then().statusCode(422);
        list("?limit=0").then().statusCode(422);
    }

    @Test
    void a_job_is_renamed_to_what_shows_what_it_is() {
        UUID job = api.aJob(user, 1, 1);

        api.as(user)
                .body("{\"name\": \" Rainy streets \"}")
                .patch("/jobs/" + job)
                .then()
                .statusCode(200)
                .body("name", equalTo("Rainy streets"));
        for (String wrong : List.of("", " ", "a\\nb", "x".repeat(161))) {
            api.as(user)
                    .body("{\"name\": \"" + wrong + "\"}")
                    .patch("/jobs/" + job)
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("name"));
        }
        api.as(user).get("/jobs/" + job).then().body("name", equalTo("Rainy streets"));
    }

    private Response list(String query) {
        return api.as(user).get("/jobs" + query);
    }
}
