package io.lightmill.job.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job can be asked for again, by what its submission is told as, or by the file that its bundle holds. */
@QuarkusTest
class PastSubmissionTest {

    private static final String SEMI_AUTOMATIC = """
            {"mode": "semi-automatic", "prompt": "in oil", "engine": "gemini", "references": [
              {"inputs": [%s], "prompt": "a mill", "images": 6, "perSet": 3},
              {"inputs": [%s], "negativePrompt": "people", "images": 5}]}""".formatted(Api.inputs(1), Api.inputs(2));

    @Inject
    Api api;

    private final UUID user = Ids.next();

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void an_automatic_job_is_told_as_it_was_submitted() {
        UUID job = api.aJob(user, 3, 2);

        api.as(user)
                .get("/jobs/" + job + "/submission")
                .then()
                .statusCode(200)
                .body("mode", equalTo("automatic"))
                .body("variations", equalTo(2))
                .body("prompt", equalTo("a mill at dusk"))
                .body("inputs.sha256", contains(Api.sha256(0), Api.sha256(1), Api.sha256(2)))
                .body("seeds", nullValue());
    }

    @Test
    void what_was_put_ahead_is_told_so_and_only_that() {
        String ahead = Api.automatic(1, 1).replaceFirst("\\{", "{\"ahead\": true, ");
        String job = api.submit(user, ahead).statusCode(202).extract().path("id");
        UUID usual = api.aJob(user, 1, 1);

        api.as(user).get("/jobs/" + job + "/submission").then().body("ahead", equalTo(true));
        api.as(user).get("/jobs/" + usual + "/submission").then().body("ahead", nullValue());
    }

    @Test
    void prompts_that_are_too_long_together_would_be_refused_when_they_are_told_as_one() {
        String longest = "x".repeat(8_000);
        String submission = """
                {"mode": "semi-automatic", "prompt": "%s", "engine": "gemini", "references": [
                  {"inputs": [%s], "prompt": "%s", "images": 4}]}""";

        api.submit(user, submission.formatted(longest, Api.inputs(1), "a mill"))
                .statusCode(422)
                .body("type", equalTo("urn:lightmill:error:limit-exceeded"))
                .body("errors.field", hasItem("references[0].prompt"));
        api.submit(user, submission.formatted(longest.substring(7), Api.inputs(1), "a mill"))
                .statusCode(202);
    }

    @Test
    void submitted_again_with_its_seeds_a_job_has_the_same_items() {
        UUID automatic = api.aJob(user, 3, 2);
        String first = api.submit(user, SEMI_AUTOMATIC).extract().path("id");
        for (Object job : new Object[] {automatic, first}) {
            String submission =
                    api.as(user).get("/jobs/" + job + "/submission?seeds=true").asString();

            String again =
                    api.submit(user, submission).statusCode(202).extract().path("id");

            JsonPath before = items(job.toString());
            JsonPath after = items(again);
            for (String field : new String[] {"seed", "variation", "set", "prompt", "negativePrompt", "inputs"}) {
                assertThat(after.getList("items." + field)).as(field).isEqualTo(before.getList("items." + field));
            }
        }
    }

    @Test
    void where_there_is_no_prompt_none_is_told() {
        String submitted = """
                {"mode": "semi-automatic", "engine": "augment", "references": [
                  {"inputs": [%s], "negativePrompt": "people", "images": 1}]}""".formatted(Api.inputs(1));
        String job = api.submit(user, submitted).statusCode(202).extract().path("id");

        String submission = api.as(user).get("/jobs/" + job + "/submission").asString();

        api.submit(user, submission).statusCode(202);
    }

    @Test
    void the_file_of_a_bundle_may_be_posted_as_it_is() {
        UUID job = api.aJob(user, 1, 2);
        String view = api.as(user).get("/jobs/" + job).asString();
        String submission =
                api.as(user).get("/jobs/" + job + "/submission?seeds=true").asString();

        String again = api.submit(user, "{\"job\": " + view + ", \"submit\": " + submission + "}")
                .statusCode(202)
                .extract()
                .path("id");

        assertThat(items(again).getList("items.seed"))
                .isEqualTo(items(job.toString()).getList("items.seed"));
        api.submit(user, "{\"job\": " + view + ", \"submit\": {\"mode\": 1, \"wish\": 2}}")
                .statusCode(422)
                .body("errors.field", hasItem("mode"))
                .body("errors.field", hasItem("wish"));
        api.submit(user, "{\"job\": " + view + "}").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'seeds': [1] | seeds",
                "'seeds': [1, 2, 3] | seeds",
                "'seed': 5, 'seeds': [1, 2] | seeds",
                "'seeds': [1, -2] | seeds[1]",
                "'seeds': [1, 9007199254740992] | seeds[1]",
                "'seeds': [1, null] | seeds[1]",
                "'seeds': 7 | seeds"
            })
    void seeds_that_do_not_fit_are_named(String seeds, String field) {
        String body = Api.automatic(1, 2).replaceFirst("\\{", "{" + seeds.replace('\'', '"') + ", ");

        api.submit(user, body).statusCode(422).body("errors.field", contains(field));
    }

    private JsonPath items(String job) {
        return api.as(user).get("/jobs/" + job + "/items").jsonPath();
    }
}
