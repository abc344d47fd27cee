package io.lightmill.job.submission;

import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadInputTest {

    @Inject
    Api api;

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @ParameterizedTest(name = "{0} → {2} {3} at {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'variations': 2 | 'variations': 0 | 422 | invalid-request | variations",
                "'variations': 2 | 'variations': 1000000 | 422 | limit-exceeded | variations",
                "'variations': 2 | 'variations': 'many' | 422 | invalid-request | variations",
                "'variations': 2 | 'variations': 1.5 | 422 | invalid-request | variations",
                "'engine': 'augment' | 'engine': 'crayon' | 422 | unknown-engine | engine",
                "'engine': 'augment' | 'engine': 'comfyui' | 422 | unknown-engine | engine",
                "'prompt': 'a mill at dusk' | 'prompt': '' | 422 | invalid-request | prompt",
                "'prompt': 'a mill at dusk', 'engine': 'augment' | 'engine': 'gemini' | 422 | invalid-request | prompt",
                "'mode': 'automatic' | 'mode': 'manual' | 422 | invalid-request | mode",
                "'groupName': 'mills' | 'groupId': '0190aaaa-0000-7000-8000-000000000001' | 404 | not-found | groupId",
                "'groupName': 'mills' | 'groupId': 'mine' | 422 | invalid-request | groupId",
                "'variations': 2 | 'seed': 9007199254740991, 'variations': 2 | 422 | invalid-request | seed",
                "'variations': 2 | 'references': [{}], 'variations': 2 | 422 | invalid-request | references",
            })
    void a_wrong_value_is_named_and_changes_nothing(String good, String bad, int status, String type, String field) {
        UUID user = api.aUser();
        String valid = Api.automatic(1, 2).replace('"', '\'');
        String body = valid.replace(good, bad);
        api.submit(user, body.replace('\'', '"'))
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lightmill:error:" + type))
                .body("errors.field", hasItem(field))
                .body("advice", not(emptyOrNullString()))
                .body("detail", not(emptyOrNullString()));

        api.as(user).get("/jobs").then().body("items", hasSize(0));
        api.as(user).get("/groups").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "nonsense", "{} {}", "5"})
    void what_is_no_json_object_is_malformed(String body) {
        api.submit(api.aUser(), body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lightmill:error:malformed-request"));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | The body is empty.",
                "~ ~ | The body is empty.",
                "null | The body is no JSON object.",
                "[1] | The body is no JSON object.",
            })
    void what_is_malformed_is_said(String body, String detail) {
        api.submit(api.aUser(), body).statusCode(400).body("detail", equalTo(detail));
    }

    @ParameterizedTest(name = "{1} at {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'variations' | 'variatons' | variatons",
                "'mode' | 'extra': {'a': [1, {'b': 2}]}, 'mode' | extra",
                "{'sha256' | {'nmae': 'a.png', 'sha256' | inputs[0].nmae",
                "'groupName': 'mills' | 'groupName': 'a\\u0000b' | groupName",
                "'groupName': 'mills' | 'groupName': 'a\\u202eb' | groupName",
                "'groupName': 'mills' | 'groupName': '\\u00a0\\u200b' | groupName",
                "'mode' | 'name': 'a\\nb', 'mode' | name",
                "a mill at dusk | a \\ud83d mill | prompt",
                "'mode' | 'negativePrompt': '\\udc69', 'mode' | negativePrompt",
                "'mode' | 'name': 'a \\ud83d', 'mode' | name",
                "'groupName': 'mills' | 'groupName': '\\ud83d' | groupName",
                "{'sha256' | {'name': '\\ud83d.png', 'sha256' | inputs[0].name",
                "'mode' | '\\ud83d': 1, 'mode' | \ufffd",
                "'mode' | 'name': 'a\\u2028b', 'mode' | name",
            })
    void a_field_that_is_none_and_a_text_that_deceives_are_named_in_dry_runs_too(
            String good, String bad, String field) {
        UUID user = api.aUser();
        String body = Api.automatic(1, 2).replace('"', '\'').replace(good, bad).replace('\'', '"');

        api.submit(user, body)
                .statusCode(422)
                .body("type", equalTo("urn:lightmill:error:invalid-request"))
                .body("errors.field", equalTo(List.of(field)));
        api.submit(user, body.replaceFirst("\\{", "{\"dryRun\": true, "))
                .statusCode(200)
                .body("problems.field", equalTo(List.of(field)));
    }

    @Test
    void numbers_that_are_too_large_are_named_with_everything_else() {
        String body = """
                {"dryRun": true, "mode": 1LARGE, "variations": 1LARGE, "seed": -1LARGE, "seeds": [1, 1LARGE], "nme": "a",
                 "engine": "augment", "inputs": [%s]}""".formatted(Api.inputs(1)).replace("LARGE", "0".repeat(30));

        api.submit(api.aUser(), body)
                .statusCode(200)
                .body("problems.field", hasItems("seed", "mode", "seeds[1]", "nme", "variations"));
    }

    @Test
    void a_field_that_is_none_is_named_by_no_more_than_its_beginning() {
        String body = Api.automatic(1, 1).replaceFirst("\\{", "{\"" + "é".repeat(5_000) + "\": 1, ");

        api.submit(api.aUser(), body)
                .statusCode(422)
                .body("errors[0].field", equalTo("é".repeat(100) + "…"))
                .body("errors[0].detail.length()", lessThan(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs?limit=a", "/jobs?page=x", "/groups?limit=1.5", "/jobs?limit=99999999999"})
    void a_number_of_the_query_that_is_none_is_named(String path) {
        api.as(api.aUser())
                .get(path)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:lightmill:error:invalid-request"))
                .body("errors[0].field", equalTo(path.split("[?=]")[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\u202eb", "a\\nb", "a\\u2029b", "\\u00a0", "\\u200b\\u200d", "a\\ud83d"})
    void a_groups_name_shows_what_it_is(String name) {
        api.as(api.aUser())
                .body("{\"name\": \"" + name + "\"}")
                .post("/groups")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("name"));
    }

    @Test
    void what_is_said_of_an_unknown_picture_repeats_no_half_of_a_character() {
        Siblings.UNKNOWN_INPUTS.add(Api.sha256(0));
        String body = Api.automatic(1, 1).replace("{\"sha256\"", "{\"name\": \"\\ud83d.png\", \"sha256\"");

        api.submit(api.aUser(), body)
                .statusCode(422)
                .body("errors.field", equalTo(List.of("inputs[0].name", "inputs[0].sha256")));
    }

    @Test
    void a_name_made_of_a_prompt_shows_what_it_is() {
        api.submit(api.aUser(), Api.automatic(1, 1).replace("a mill at dusk", "\\u202ea\\tmill"))
                .statusCode(202)
                .body("name", equalTo("a mill"));
    }

    @Test
    void bounds_of_names_are_told() {
        api.as(api.aUser())
                .get("/limits")
                .then()
                .body("jobNameCharacters", equalTo(160), "inputNameCharacters", equalTo(512));
    }

    @Test
    void a_prompt_is_measured_in_code_points() {
        String emoji = "🌾".repeat(8_000);
        api.submit(api.aUser(), Api.automatic(1, 1).replace("a mill at dusk", emoji))
                .statusCode(202);

        api.submit(api.aUser(), Api.automatic(1, 1).replace("a mill at dusk", emoji + "x"))
                .statusCode(422)
                .body("type", equalTo("urn:lightmill:error:limit-exceeded"))
                .body("errors[0].field", equalTo("prompt"));
    }

    @Test
    void a_job_needs_a_picture() {
        api.submit(api.aUser(), Api.automatic(0, 1)).statusCode(422).body("errors[0].field", equalTo("inputs"));
    }

    @Test
    void too_many_items_are_refused_as_one_problem() {
        api.submit(api.aUser(), Api.automatic(101, 1_000))
                .statusCode(422)
                .body("type", equalTo("urn:lightmill:error:limit-exceeded"))
                .body("errors", hasSize(1));
    }

    @Test
    void thousands_of_unknown_inputs_are_counted_not_listed() {
        for (int i = 0; i < 3_000; i++) {
            Siblings.UNKNOWN_INPUTS.add(Api.sha256(i));
        }

        api.submit(api.aUser(), Api.automatic(3_000, 1))
                .statusCode(422)
                .body("type", equalTo("urn:lightmill:error:unknown-input"))
                .body("errors.size()", lessThanOrEqualTo(1_001))
                .body("errors[1000].detail", equalTo("… and 2000 more."));
    }

    @Test
    void a_picture_may_come_twice_under_two_names_but_not_under_one() {
        String twice =
                Api.automatic(1, 1).replace("}]", "}, {\"sha256\": \"" + Api.sha256(0) + "\", \"name\": \"%s\"}]");
        api.submit(api.aUser(), twice.formatted("other.png")).statusCode(202);

        String same = Api.automatic(1, 1).replace("}]", "}, {\"sha256\": \"" + Api.sha256(0) + "\"}]");
        api.submit(api.aUser(), same).statusCode(422).body("errors[0].field", equalTo("inputs[1]"));
    }

    @Test
    void names_of_files_are_taken_as_they_are() {
        UUID user = api.aUser();
        String body = Api.automatic(1, 1).replace("}]", ", \"name\": \"../../etc/🌾.png\"}]");
        String id = api.submit(user, body).statusCode(202).extract().path("id");

        api.as(user).get("/jobs/" + id + "/items").then().body("items[0].inputs[0].name", equalTo("../../etc/🌾.png"));
    }

    @Test
    void methods_media_types_and_routes_that_do_not_exist_are_problems_of_the_catalogue() {
        UUID user = api.aUser();
        api.as(user)
                .delete("/jobs")
                .then()
                .statusCode(405)
                .body("type", equalTo("urn:lightmill:error:method-not-allowed"));
        api.as(user)
                .get("/nowhere")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:lightmill:error:not-found"))
                .body("detail", equalTo("There is no such thing, or it is not yours."));
        api.as(user)
                .get("/jobs/not-an-id")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:lightmill:error:not-found"));
        api.as(user)
                .contentType(ContentType.TEXT)
                .body("hello")
                .post("/jobs")
                .then()
                .statusCode(415)
                .body("type", equalTo("urn:lightmill:error:unsupported-media-type"));
        api.as(user)
                .body("{\"name\": 5, \"x\": }")
                .post("/groups")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:lightmill:error:malformed-request"));
        api.as(user)
                .body("{\"name\": {}}")
                .post("/groups")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:lightmill:error:malformed-request"))
                .body("errors[0].field", equalTo("name"));
        api.as(user)
                .body("{\"name\": \" \"}")
                .post("/groups")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:lightmill:error:invalid-request"))
                .body("errors[0].field", equalTo("name"));
    }
}
