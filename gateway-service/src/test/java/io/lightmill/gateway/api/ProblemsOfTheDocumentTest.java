package io.lightmill.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API document says of errors. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class ProblemsOfTheDocumentTest {

    private ServedDocument document = ServedDocument.EMPTY;

    @BeforeEach
    void read() {
        document = ServedDocument.read();
    }

    @Test
    void every_error_is_a_problem_with_an_example_of_each_of_its_types() {
        SoftAssertions softly = new SoftAssertions();
        document.operations().forEach((what, operation) -> {
            JsonObject responses = operation.getJsonObject("responses");
            responses.fieldNames().stream()
                    .filter(status -> status.startsWith("4") || status.startsWith("5"))
                    .forEach(status -> {
                        JsonObject problem = document.problem(operation, status);
                        softly.assertThat(problem.getJsonObject("schema").getString("$ref"))
                                .as(what + " " + status)
                                .endsWith("/Problem");
                        softly.assertThat(problem.getJsonObject("examples").fieldNames())
                                .as(what + " " + status)
                                .isNotEmpty();
                    });
        });
        softly.assertAll();
    }

    @Test
    void the_error_types_are_those_of_the_catalogue() {
        Set<String> types =
                Arrays.stream(ErrorCode.values()).map(ErrorCode::type).collect(Collectors.toSet());
        JsonObject submit = Objects.requireNonNull(document.operations().get("post /api/jobs/submit"));
        JsonObject examples = document.problem(submit, "422").getJsonObject("examples");
        assertThat(examples.fieldNames()).contains("idempotency-key-reused", "unknown-input", "limit-exceeded");
        assertThat(examples.fieldNames())
                .allSatisfy(name -> assertThat(types)
                        .contains(examples.getJsonObject(name)
                                .getJsonObject("value")
                                .getString("type")));
    }

    @Test
    void who_needs_a_body_of_some_type_says_so() {
        SoftAssertions softly = new SoftAssertions();
        document.operations().forEach((what, operation) -> {
            if (operation.containsKey("requestBody")) {
                JsonObject body = operation.getJsonObject("requestBody");
                boolean some = body.getBoolean("required", false)
                        && !body.getJsonObject("content").containsKey("*/*");
                softly.assertThat(operation.getJsonObject("responses").containsKey("415"))
                        .as(what)
                        .isEqualTo(some);
            }
        });
        softly.assertAll();
    }

    /** Whether there is such an invocation is not told to whoever has another's token. */
    @Test
    void who_comes_without_a_workers_token_finds_nothing() {
        assertThat(document.operations()).allSatisfy((what, operation) -> {
            if (what.contains("/api/worker/")) {
                assertThat(operation.getJsonObject("responses").fieldNames())
                        .contains("404")
                        .doesNotContain("401", "403");
            }
        });
    }
}
