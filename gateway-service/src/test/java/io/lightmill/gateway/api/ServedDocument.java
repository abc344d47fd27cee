package io.lightmill.gateway.api;

import static io.restassured.RestAssured.given;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's API document, as it serves it.
 *
 * @param whole as JSON
 */
record ServedDocument(JsonObject whole) {

    /** Before it was read. */
    static final ServedDocument EMPTY = new ServedDocument(new JsonObject());

    static ServedDocument read() {
        return new ServedDocument(
                new JsonObject(given().get("/q/openapi?format=json").asString()));
    }

    /** By method and address. */
    Map<String, JsonObject> operations() {
        Map<String, JsonObject> operations = new TreeMap<>();
        JsonObject paths = whole.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            paths.getJsonObject(path).forEach(method -> {
                if (method.getValue() instanceof JsonObject operation) {
                    operations.put(method.getKey() + " " + path, operation);
                }
            });
        }
        return operations;
    }

    /** What an operation says of the problems that it answers with a status. */
    JsonObject problem(JsonObject operation, String status) {
        JsonObject answer = operation.getJsonObject("responses").getJsonObject(status);
        return ((JsonObject) Objects.requireNonNull(resolve(answer.getString("$ref"))))
                .getJsonObject("content")
                .getJsonObject("application/problem+json");
    }

    JsonObject schemas() {
        return whole.getJsonObject("components").getJsonObject("schemas");
    }

    /** What stands there; null: nothing. */
    @Nullable
    Object resolve(String ref) {
        Object at = whole;
        for (String step : ref.substring(2).split("/")) {
            at = at instanceof JsonObject object ? object.getValue(step) : null;
        }
        return at;
    }
}
