package io.lightmill.gateway.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * No caller can tell us an address to ask: no parameter and no field of a request is one. Whoever adds the first field of that kind finds
 * out here that it wants the defences that docs/security.md names.
 */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class NothingIsFetchedTest {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?i).*(ur[il]|href|link|webhook|callback|host|address|domain|redirect|proxy|origin|remote)s?");

    private JsonObject document = new JsonObject();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();

    @Test
    void no_request_holds_an_address() {
        document = new JsonObject(given().get("/q/openapi?format=json").asString());
        JsonObject paths = document.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            paths.getJsonObject(path).forEach(part -> {
                if (part.getValue() instanceof JsonArray parameters) {
                    parameters(path, parameters);
                } else if (part.getValue() instanceof JsonObject operation) {
                    parameters(path, operation.getJsonArray("parameters", new JsonArray()));
                    fields(path, operation.getJsonObject("requestBody"));
                }
            });
        }
        assertThat(names)
                .hasSizeGreaterThan(40)
                .noneMatch(name -> ADDRESS.matcher(name.replaceAll(".* ", "")).matches());
    }

    private void parameters(String path, JsonArray parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            JsonObject parameter = resolved(parameters.getJsonObject(i));
            names.add(path + " " + parameter.getString("name"));
            fields(path, parameter.getJsonObject("schema"));
        }
    }

    /** Every property below it, once for each schema. */
    private void fields(String path, @Nullable Object node) {
        if (node instanceof JsonArray many) {
            many.forEach(one -> fields(path, one));
        } else if (node instanceof JsonObject schema) {
            if (schema.getValue("$ref") instanceof String ref && !seen.add(path + ref)) {
                return;
            }
            JsonObject at = resolved(schema);
            assertThat(at.getString("format", "")).as(path).isNotIn("uri", "url", "uri-reference", "iri", "hostname");
            JsonObject properties = at.getJsonObject("properties", new JsonObject());
            properties.fieldNames().forEach(name -> names.add(path + " " + name));
            at.forEach(part -> {
                if (!part.getKey().equals("examples")) {
                    fields(path, part.getValue());
                }
            });
        }
    }

    private JsonObject resolved(JsonObject node) {
        JsonObject at = node;
        while (at.getValue("$ref") instanceof String ref) {
            JsonObject target = document;
            for (String step : ref.substring(2).split("/")) {
                target = target.getJsonObject(step);
            }
            at = target;
        }
        return at;
    }
}
