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
import java.util.Arrays;
import java.util.Set;
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
                    softly.assertThat(responses.fieldNames()).as(what).contains("500", "503");
                    softly.assertThat(operation.encode()).as(what).doesNotContain("x-p");
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void all_that_is_referred_to_is_there() {
        SoftAssertions softly = new SoftAssertions();
        check(document, softly);
        softly.assertAll();
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
