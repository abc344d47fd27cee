package io.lightmill.gateway.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class OpenApiTest {

    private JsonObject document = new JsonObject();

    @BeforeEach
    void read() {
        document = new JsonObject(given().get("/q/openapi?format=json").asString());
    }

    @Test
    void every_operation_says_what_it_is_for_and_what_it_answers() {
        SoftAssertions softly = new SoftAssertions();
        for (String path : document.getJsonObject("paths").fieldNames()) {
            JsonObject item = document.getJsonObject("paths").getJsonObject(path);
            for (String method : item.fieldNames()) {
                if (item.getValue(method) instanceof JsonObject operation) {
                    String what = method + " " + path;
                    softly.assertThat(operation.getString("operationId"))
                            .as(what)
                            .isNotBlank();
                    softly.assertThat(operation.getString("summary")).as(what).isNotBlank();
                    softly.assertThat(operation.getString("description"))
                            .as(what)
                            .isNotBlank();
                    softly.assertThat(operation.getJsonArray("tags")).as(what).isNotEmpty();
                    JsonObject responses = operation.getJsonObject("responses");
                    softly.assertThat(responses.fieldNames()).as(what).anyMatch(status -> status.startsWith("2"));
                    softly.assertThat(responses.fieldNames()).as(what).contains("400", "431", "500", "503");
                    softly.assertThat(operation.encode()).as(what).doesNotContain("x-p");
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void whatever_is_a_file_can_be_looked_at() {
        Set<String> heads = operations().keySet().stream()
                .filter(what -> what.startsWith("head /api"))
                .map(String::strip)
                .collect(Collectors.toSet());
        assertThat(heads)
                .containsExactlyInAnyOrder(
                        "head /api/jobs/{id}/download",
                        "head /api/download/{groupId}",
                        "head /api/download/selection/{id}",
                        "head /api/items/{id}/output",
                        "head /api/items/{id}/preview",
                        "head /api/inputs/{sha256}");
        operations().forEach((what, operation) -> {
            if (what.startsWith("head ")) {
                assertThat(operation
                                .getJsonObject("responses")
                                .getJsonObject("200")
                                .fieldNames())
                        .as(what)
                        .doesNotContain("content");
                assertThat(operation.getJsonObject("responses").fieldNames())
                        .as(what)
                        .contains("404");
            }
        });
    }

    @Test
    void every_good_answer_says_what_it_holds() {
        SoftAssertions softly = new SoftAssertions();
        operations()
                .forEach((what, operation) -> operation.getJsonObject("responses").fieldNames().stream()
                        .filter(status -> status.startsWith("2") && !status.equals("204") && !what.startsWith("head "))
                        .forEach(status -> softly.assertThat(bodies(operation))
                                .as(what + status)
                                .containsKey(status)));
        softly.assertAll();
    }

    @Test
    void every_json_body_has_a_schema_and_an_example_that_fits_it() {
        SoftAssertions softly = new SoftAssertions();
        operations()
                .forEach((what, operation) -> bodies(operation).forEach((where, content) -> {
                    Object json = content.getValue("application/json");
                    if (json instanceof JsonObject body) {
                        JsonObject schema = body.getJsonObject("schema");
                        JsonObject examples = body.getJsonObject("examples", new JsonObject());
                        softly.assertThat(schema).as(what + where).isNotNull();
                        softly.assertThat(examples.fieldNames())
                                .as(what + where)
                                .isNotEmpty();
                        examples.fieldNames()
                                .forEach(name ->
                                        fits(softly, what + where, schema, example(examples.getJsonObject(name))));
                    }
                }));
        softly.assertAll();
    }

    @Test
    void every_error_is_a_problem_with_an_example_of_each_of_its_types() {
        SoftAssertions softly = new SoftAssertions();
        operations().forEach((what, operation) -> {
            JsonObject responses = operation.getJsonObject("responses");
            responses.fieldNames().stream()
                    .filter(status -> status.startsWith("4") || status.startsWith("5"))
                    .forEach(status -> {
                        JsonObject problem = responses
                                .getJsonObject(status)
                                .getJsonObject("content")
                                .getJsonObject("application/problem+json");
                        softly.assertThat(problem.getJsonObject("schema").getString("$ref"))
                                .as(what + status)
                                .endsWith("/Problem");
                        softly.assertThat(problem.getJsonObject("examples").fieldNames())
                                .as(what + status)
                                .isNotEmpty();
                    });
        });
        softly.assertAll();
    }

    @Test
    void all_that_is_referred_to_is_there() {
        SoftAssertions softly = new SoftAssertions();
        check(document, softly);
        softly.assertAll();
    }

    @Test
    void every_list_says_how_to_page_through_it() {
        Map<String, Set<String>> lists = new TreeMap<>();
        operations().forEach((what, operation) -> {
            Set<String> parameters = parameters(operation);
            if (parameters.contains("cursor") && what.startsWith("get ")) {
                lists.put(what.strip(), parameters);
            }
        });
        assertThat(lists)
                .containsOnlyKeys(
                        "get /api/jobs",
                        "get /api/jobs/{id}/items",
                        "get /api/groups",
                        "get /api/groups/{id}/jobs",
                        "get /api/outputs",
                        "get /api/jobs/{id}/download",
                        "get /api/download/{groupId}",
                        "get /api/download/selection/{id}");
        assertThat(lists)
                .allSatisfy((what, parameters) -> assertThat(parameters).contains("limit"));
        assertThat(lists.get("get /api/jobs/{id}/download")).contains("format", "favourites");
    }

    private static Set<String> parameters(JsonObject operation) {
        return operation.getJsonArray("parameters", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(each -> each.getString("name", each.getString("$ref", "").replaceFirst(".*/", "")))
                .collect(Collectors.toSet());
    }

    @Test
    void the_error_types_are_those_of_the_catalogue() {
        Set<String> types =
                Arrays.stream(ErrorCode.values()).map(ErrorCode::type).collect(Collectors.toSet());
        JsonObject responses = document.getJsonObject("paths")
                .getJsonObject("/api/jobs/submit")
                .getJsonObject("post")
                .getJsonObject("responses");
        JsonObject examples = responses
                .getJsonObject("422")
                .getJsonObject("content")
                .getJsonObject("application/problem+json")
                .getJsonObject("examples");
        assertThat(examples.fieldNames()).contains("idempotency-key-reused", "unknown-input", "limit-exceeded");
        assertThat(examples.fieldNames())
                .allSatisfy(name -> assertThat(types)
                        .contains(examples.getJsonObject(name)
                                .getJsonObject("value")
                                .getString("type")));
    }

    @Test
    void the_records_are_there_with_their_bounds() {
        JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
        assertThat(schemas.fieldNames())
                .contains("SubmitJob", "JobView", "ItemView", "ClaimedChunk", "ItemReport", "JobProgressed", "Problem");
        assertThat(schemas.getJsonObject("InputRef").encode()).contains("[0-9a-f]{64}");
    }

    @Test
    void what_is_never_null_is_required_and_what_may_be_null_says_so() {
        JsonObject job =
                document.getJsonObject("components").getJsonObject("schemas").getJsonObject("JobView");
        JsonObject item =
                document.getJsonObject("components").getJsonObject("schemas").getJsonObject("ItemView");
        assertThat(job.getJsonArray("required"))
                .contains("id", "items", "costUsd")
                .doesNotContain("secondsLeft");
        assertThat(job.getJsonObject("properties").getJsonObject("secondsLeft").getJsonArray("type"))
                .containsExactlyInAnyOrder("number", "null");
        assertThat(item.getJsonObject("properties").getJsonObject("output").getJsonArray("anyOf"))
                .hasSize(2);
    }

    @Test
    void a_field_that_has_another_name_in_json_may_be_null_there() {
        JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
        assertThat(schemas.getJsonObject("EngineSizes")
                        .getJsonObject("properties")
                        .getJsonObject("default")
                        .getJsonArray("type"))
                .containsExactlyInAnyOrder("string", "null");
        assertThat(schemas.getJsonObject("Problem")
                        .getJsonObject("properties")
                        .getJsonObject("errors")
                        .getJsonObject("items")
                        .getJsonObject("properties")
                        .getJsonObject("field")
                        .getJsonArray("type"))
                .containsExactlyInAnyOrder("string", "null");
    }

    @Test
    void who_needs_a_body_of_some_type_says_so() {
        SoftAssertions softly = new SoftAssertions();
        operations().forEach((what, operation) -> {
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
        assertThat(operations()).allSatisfy((what, operation) -> {
            if (what.contains("/api/worker/")) {
                assertThat(operation.getJsonObject("responses").fieldNames())
                        .contains("404")
                        .doesNotContain("401", "403");
            }
        });
    }

    /** The web UI's types are generated from the copy, and whoever integrates reads it without running anything. */
    @Test
    void the_copy_in_the_repository_is_this_document() throws IOException {
        Path copy = Path.of("openapi.yaml");
        String now = given().get("/q/openapi?format=yaml").asString();
        if (Boolean.getBoolean("lightmill.openapi.write")) {
            Files.writeString(copy, now);
        }
        assertThat(copy)
                .as(
                        "Renew it: ./mvnw -pl gateway-service -am -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dlightmill.openapi.write=true test, then npm run api in ui")
                .hasContent(now);
    }

    private Map<String, JsonObject> operations() {
        Map<String, JsonObject> operations = new TreeMap<>();
        JsonObject paths = document.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            paths.getJsonObject(path).forEach(method -> {
                if (method.getValue() instanceof JsonObject operation) {
                    operations.put(method.getKey() + " " + path + " ", operation);
                }
            });
        }
        return operations;
    }

    /** The contents of an operation's request and of its good answers. */
    private static Map<String, JsonObject> bodies(JsonObject operation) {
        Map<String, JsonObject> bodies = new TreeMap<>();
        if (operation.containsKey("requestBody")) {
            bodies.put("request", operation.getJsonObject("requestBody").getJsonObject("content"));
        }
        operation.getJsonObject("responses").forEach(answer -> {
            JsonObject content = ((JsonObject) answer.getValue()).getJsonObject("content");
            if (answer.getKey().startsWith("2") && content != null) {
                bodies.put(answer.getKey(), content);
            }
        });
        return bodies;
    }

    private @Nullable Object example(JsonObject example) {
        JsonObject at = example;
        while (at.getString("$ref") != null) {
            at = (JsonObject) Objects.requireNonNull(resolve(at.getString("$ref")));
        }
        return at.getValue("value");
    }

    /** No field of an example is unknown to its schema. */
    private void fits(SoftAssertions softly, String what, JsonObject schema, @Nullable Object example) {
        if (schema.containsKey("anyOf")) {
            fits(softly, what, schema.getJsonArray("anyOf").getJsonObject(0), example);
            return;
        }
        JsonObject known = schema.containsKey("$ref")
                ? (JsonObject) Objects.requireNonNull(resolve(schema.getString("$ref")))
                : schema;
        JsonObject properties = known.getJsonObject("properties");
        if (example instanceof JsonArray many) {
            many.forEach(one -> fits(softly, what, known.getJsonObject("items"), one));
        } else if (example instanceof JsonObject one && properties != null) {
            softly.assertThat(properties.fieldNames()).as(what).containsAll(one.fieldNames());
            one.forEach(field -> {
                if (properties.getValue(field.getKey()) instanceof JsonObject property) {
                    fits(softly, what + "." + field.getKey(), property, field.getValue());
                }
            });
        }
    }

    private void check(@Nullable Object node, SoftAssertions softly) {
        if (node instanceof JsonArray array) {
            array.forEach(one -> check(one, softly));
        } else if (node instanceof JsonObject object) {
            if (object.getValue("$ref") instanceof String ref) {
                softly.assertThat(resolve(ref)).as(ref).isNotNull();
            }
            object.forEach(entry -> check(entry.getValue(), softly));
        }
    }

    private @Nullable Object resolve(String ref) {
        Object at = document;
        for (String step : ref.substring(2).split("/")) {
            at = at instanceof JsonObject object ? object.getValue(step) : null;
        }
        return at;
    }
}
