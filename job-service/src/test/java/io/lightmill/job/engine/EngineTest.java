package io.lightmill.job.engine;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EngineTest {

    @Inject
    Api api;

    private final UUID user = UUID.randomUUID();

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void engines_say_what_they_take_and_where_they_are() {
        api.as(user)
                .get("/engines")
                .then()
                .statusCode(200)
                .body("profile.name", equalTo(java.util.List.of("augment", "gemini")))
                .body("[0].profile.parameters[1].name", equalTo("crop"))
                .body("[0].profile.parameters[1].default", equalTo(0.8f))
                .body("[0].profile.parameters[1].min", equalTo(0.3f))
                .body("[0].endpoints", equalTo(java.util.List.of("local")))
                .body("[0].available", equalTo(true));
    }

    @Test
    void a_dry_run_finds_every_wish_that_the_worker_would_refuse() {
        String body = Api.automatic(1, 1)
                .replaceFirst(
                        "\\{",
                        "{\"dryRun\": true, \"size\": \"huge\", \"parameters\": {\"crop\": 7, \"rotate\": 5, \"steps\": 4}, ");

        api.submit(user, body)
                .statusCode(200)
                .body("problems.field", containsInAnyOrder("parameters.crop", "parameters.steps", "size"))
                .body(
                        "problems.find { it.field == 'parameters.crop' }.detail",
                        equalTo("crop must be a number from 0.3 to 1."));
    }

    @Test
    void a_submission_with_such_a_wish_is_refused_by_its_field() {
        String body = Api.automatic(1, 1)
                .replace(
                        "\"augment\"",
                        "\"gemini\", \"parameters\": {\"model\": \"gemini-3.1-flash-lite-image\"}, \"size\": \"2K\"");

        api.submit(user, body)
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo("size"))
                .body("errors[0].detail", equalTo("size must be one of 1K with gemini-3.1-flash-lite-image."));
    }
}
