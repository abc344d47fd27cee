package io.lightmill.job.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.Topics;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubmissionTest {

    @Inject
    Api api;

    @Inject
    ObjectMapper json;

    @Inject
    Database database;

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void an_automatic_job_has_inputs_times_variations() {
        UUID user = api.aUser();

        String id = api.submit(user, Api.automatic(3, 4))
                .statusCode(202)
                .header("Location", startsWith("/api/jobs/"))
                .body("items.total", equalTo(12))
                .body("items.queued", equalTo(12))
                .body("sets", equalTo(3))
                .body("state", equalTo("queued"))
                .body("lane", equalTo("interactive"))
                .body("groupName", equalTo("mills"))
                .body("name", equalTo("a mill at dusk"))
                .extract()
                .path("id");

        api.as(user)
                .get("/jobs/" + id + "/items?limit=5")
                .then()
                .statusCode(200)
                .body("items", hasSize(5))
                .body("next", equalTo("4"))
                .body("items[4].ordinal", equalTo(4))
                .body("items[4].set", equalTo(1))
                .body("items[4].variation", equalTo(1))
                .body("items[4].inputs[0].name", equalTo("00000002.png"))
                .body("items[4].prompt", equalTo("a mill at dusk"));
    }

    @Test
    void a_database_that_goes_away_at_the_outbox_is_503_and_no_job() {
        UUID user = api.aUser();
        database.update("create trigger broken before insert on outbox for each row"
                + " signal sqlstate '08S01' set message_text = 'broken by the test'");
        try {
            api.submit(user, Api.automatic(1, 1))
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("urn:lightmill:error:unavailable"));
        } finally {
            database.update("drop trigger broken");
        }
        api.as(user).get("/jobs").then().body("items", hasSize(0));
    }

    @Test
    void a_semi_automatic_job_has_sets_of_its_references_images() {
        UUID user = api.aUser();
        String body = """
                {"mode": "semi-automatic", "prompt": "photo", "engine": "gemini", "seed": 7,
                 "references": [{"inputs": [%s], "prompt": "of a mill", "images": 40, "perSet": 4},
                                {"inputs": [%s], "images": 3}]}""".formatted(Api.inputs(2), Api.inputs(1));

        String id = api.submit(user, body)
                .statusCode(202)
                .body("items.total", equalTo(43))
                .body("sets", equalTo(11))
                .extract()
                .path("id");

        api.as(user)
                .get("/jobs/" + id + "/items?limit=1000")
                .then()
                .body("items[39].prompt", equalTo("photo\nof a mill"))
                .body("items[39].set", equalTo(9))
                .body("items[39].seed", equalTo(46))
                .body("items[40].prompt", equalTo("photo"))
                .body("items[40].set", equalTo(10))
                .body("items[40].seed", equalTo(7))
                .body("items[0].inputs", hasSize(2));
    }

    @Test
    void the_dispatcher_is_told_which_job_its_owner_wants_first() {
        UUID user = api.aUser();
        String wanted = Api.automatic(1, 1).replaceFirst("\\{", "{\"ahead\": true, ");

        UUID ahead = UUID.fromString(
                api.submit(user, wanted).statusCode(202).extract().path("id"));
        UUID usual = api.aJob(user, 1, 1);

        assertThat(api.said(EventType.JOB_SUBMITTED, ahead).getFirst()).contains("\"ahead\":true");
        assertThat(api.said(EventType.JOB_SUBMITTED, usual).getFirst()).contains("\"ahead\":false");
        api.submit(user, wanted.replace("true", "\"yes\"")).statusCode(422).body("errors[0].field", equalTo("ahead"));
        api.as(user).get("/jobs/" + ahead + "/submission").then().body("ahead", equalTo(true));
    }

    @Test
    void the_dispatcher_gets_the_job_and_pages_that_are_whole_in_themselves() throws Exception {
        UUID job = api.aJob(api.aUser(), 1_500, 2);

        assertThat(api.said(EventType.JOB_SUBMITTED, job)).hasSize(1);
        List<String> pages = api.said(EventType.ITEMS_QUEUED, job);
        assertThat(pages)
                .hasSizeGreaterThan(1)
                .allSatisfy(page -> assertThat(page.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThan(256 * 1024));
        List<Integer> ordinals = new ArrayList<>();
        for (int number = 0; number < pages.size(); number++) {
            JsonNode page = json.readTree(pages.get(number));
            assertThat(page.get("page").asInt()).isEqualTo(number);
            page.get("items").forEach(item -> {
                ordinals.add(item.get("ordinal").asInt());
                assertThat(page.get("prompts")
                                .get(item.get("prompt").asInt())
                                .get("prompt")
                                .asText())
                        .isEqualTo("a mill at dusk");
            });
        }
        assertThat(ordinals).hasSize(3_000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_drawn_seed_is_stored_and_exact_in_javascript() {
        UUID user = api.aUser();
        UUID job = api.aJob(user, 50, 1);

        List<Number> seeds =
                api.as(user).get("/jobs/" + job + "/items").then().extract().path("items.seed");

        assertThat(seeds)
                .doesNotHaveDuplicates()
                .allSatisfy(seed -> assertThat(seed.longValue()).isBetween(0L, (1L << 53) - 1));
    }

    @Test
    void every_problem_is_named_with_its_field() {
        Siblings.UNKNOWN_INPUTS.add(Api.sha256(1));
        String body = """
                {"mode": "automatic", "prompt": " ", "engine": "crayon", "variations": 0, "seed": -1, "size": "?",
                 "groupId": "%s", "aspectRatio": "wide",
                 "inputs": [{"sha256": "%s"}, {"sha256": "%s"}, {"sha256": "x"}, 5, {"sha256": "%s"}]}""".formatted(api.aUser(), Api.sha256(0), Api.sha256(1), Api.sha256(0));

        List<String> fields = api.submit(api.aUser(), body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lightmill:error:invalid-request"))
                .extract()
                .path("errors.field");

        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "prompt",
                        "engine",
                        "variations",
                        "seed",
                        "size",
                        "aspectRatio",
                        "groupId",
                        "inputs[1].sha256",
                        "inputs[2].sha256",
                        "inputs[3]",
                        "inputs[3].sha256",
                        "inputs[4]");
    }

    @Test
    void a_dry_run_estimates_and_stores_nothing() {
        UUID user = api.aUser();
        String body = Api.automatic(100, 2).replace("{\"mode\"", "{\"dryRun\": true, \"mode\"");

        api.submit(user, body)
                .statusCode(200)
                .body("items", equalTo(200))
                .body("sets", equalTo(100))
                .body("problems", hasSize(0))
                .body("priceUsd.expected", equalTo(0.4f))
                .body("seconds.expected", equalTo(41.0f));

        api.as(user).get("/jobs").then().statusCode(200).body("items", hasSize(0));
        api.as(user).get("/groups").then().body("items", hasSize(0));
    }

    @Test
    void a_dry_run_names_every_problem_and_stores_nothing() {
        UUID user = api.aUser();
        Siblings.UNKNOWN_INPUTS.add(Api.sha256(1));
        String body = Api.automatic(3, 2)
                .replace("{\"mode\"", "{\"dryRun\": true, \"seed\": -1, \"mode\"")
                .replace("\"augment\"", "\"comfyui\"");

        api.submit(user, body)
                .statusCode(200)
                .body("items", equalTo(6))
                .body("priceUsd", nullValue())
                .body("seconds", nullValue())
                .body("problems.field", containsInAnyOrder("engine", "seed", "inputs[1].sha256"))
                .body("problems.type", hasItem("urn:lightmill:error:unknown-input"));

        api.as(user).get("/jobs").then().body("items", hasSize(0));
        api.as(user).get("/groups").then().body("items", hasSize(0));
    }

    @Test
    void interactive_and_bulk_commands_go_to_topics_of_their_own() {
        UUID user = api.aUser();

        assertThat(topics(api.aJob(user, 64, 1))).containsExactly(Topics.COMMANDS_INTERACTIVE);
        assertThat(topics(api.aJob(user, 65, 1))).containsExactly(Topics.COMMANDS_BULK);
    }

    private List<String> topics(UUID job) {
        return database.list(
                "select distinct topic from outbox where record_key = ?", row -> row.text("topic"), job.toString());
    }

    @Test
    void a_dead_dispatcher_stops_no_submission_but_a_dead_storage_does_for_now() {
        Siblings.away = true;

        api.submit(api.aUser(), Api.automatic(1, 1))
                .statusCode(503)
                .header("Retry-After", "2")
                .body("type", equalTo("urn:lightmill:error:unavailable"));
    }
}
