package io.lightmill.gateway.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private ServedDocument document = ServedDocument.EMPTY;

    @BeforeEach
    void read() {
        document = ServedDocument.read();
    }

    @Test
    void every_operation_says_what_it_is_for_and_what_it_answers() {
        SoftAssertions softly = new SoftAssertions();
        document.operations().forEach((what, operation) -> {
            softly.assertThat(operation.getString("operationId")).as(what).isNotBlank();
            softly.assertThat(operation.getString("summary")).as(what).isNotBlank();
            softly.assertThat(operation.getString("description")).as(what).isNotBlank();
            softly.assertThat(operation.getJsonArray("tags")).as(what).isNotEmpty();
            Set<String> statuses = operation.getJsonObject("responses").fieldNames();
            softly.assertThat(statuses).as(what).anyMatch(status -> status.startsWith("2"));
            softly.assertThat(statuses).as(what).contains("400", "431", "500", "503");
            softly.assertThat(operation.encode()).as(what).doesNotContain("x-p");
        });
        softly.assertAll();
    }

    @Test
    void whatever_is_a_file_can_be_looked_at() {
        Set<String> heads = document.operations().keySet().stream()
                .filter(what -> what.startsWith("head /api"))
                .collect(Collectors.toSet());
        assertThat(heads)
                .containsExactlyInAnyOrder(
                        "head /api/jobs/{id}/download",
                        "head /api/download/{groupId}",
                        "head /api/download/selection/{id}",
                        "head /api/items/{id}/output",
                        "head /api/items/{id}/preview",
                        "head /api/inputs/{sha256}");
        document.operations().forEach((what, operation) -> {
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
        document.operations()
                .forEach((what, operation) -> operation.getJsonObject("responses").fieldNames().stream()
                        .filter(status -> status.startsWith("2") && !status.equals("204") && !what.startsWith("head "))
                        .forEach(status -> softly.assertThat(bodies(operation))
                                .as(what + " " + status)
                                .containsKey(status)));
        softly.assertAll();
    }

    @Test
    void every_json_body_has_a_schema_and_an_example_that_fits_it() {
        SoftAssertions softly = new SoftAssertions();
        document.operations()
                .forEach((what, operation) -> bodies(operation).forEach((where, content) -> {
                    Object json = content.getValue("application/json");
                    if (json instanceof JsonObject body) {
                        JsonObject schema = body.getJsonObject("schema");
                        JsonObject examples = body.getJsonObject("examples", new JsonObject());
                        softly.assertThat(schema).as(what + " " + where).isNotNull();
                        softly.assertThat(examples.fieldNames())
                                .as(what + " " + where)
                                .isNotEmpty();
                        examples.fieldNames()
                                .forEach(name -> fits(
                                        softly, what + " " + where, schema, example(examples.getJsonObject(name))));
                    }
                }));
        softly.assertAll();
    }

    @Test
    void all_that_is_referred_to_is_there() {
        SoftAssertions softly = new SoftAssertions();
        check(document.whole(), softly);
        softly.assertAll();
    }

    @Test
    void every_list_says_how_to_page_through_it() {
        Map<String, Set<String>> lists = new TreeMap<>();
        document.operations().forEach((what, operation) -> {
            Set<String> parameters = parameters(operation);
            if (parameters.contains("cursor") && what.startsWith("get ")) {
                lists.put(what, parameters);
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
            at = (JsonObject) Objects.requireNonNull(document.resolve(at.getString("$ref")));
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
                ? (JsonObject) Objects.requireNonNull(document.resolve(schema.getString("$ref")))
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
                softly.assertThat(document.resolve(ref)).as(ref).isNotNull();
            }
            object.forEach(entry -> check(entry.getValue(), softly));
        }
    }
}
