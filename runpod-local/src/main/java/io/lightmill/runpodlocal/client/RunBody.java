package io.lightmill.runpodlocal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.NewRequest;
import io.lightmill.runpodlocal.queue.Policy;
import io.lightmill.runpodlocal.settings.Limits;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The body of {@code /run} and {@code /runsync}. Keys that are not known here are dropped, as production drops them. */
final class RunBody {

    private static final Duration SHORTEST_TTL = Duration.ofSeconds(10);
    private static final Duration SHORTEST_EXECUTION = Duration.ofSeconds(5);

    private RunBody() {}

    static NewRequest read(byte[] bytes, boolean sync, Limits limits) throws BadRequest {
        JsonNode body = parse(bytes);
        JsonNode input = body.path("input");
        if (!input.isObject()) {
            throw new BadRequest("input is required and must be an object");
        }
        return new NewRequest(
                sync,
                Json.text(input),
                webhook(body.path("webhook")),
                body.path("s3Config").isObject() ? Json.text(body.path("s3Config")) : null,
                policy(body.path("policy"), limits));
    }

    private static JsonNode parse(byte[] bytes) throws BadRequest {
        try {
            return Json.read(bytes);
        } catch (IOException e) {
            throw new BadRequest("the body is not JSON");
        }
    }

    private static @Nullable String webhook(JsonNode given) throws BadRequest {
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        if (!given.isTextual()) {
            throw new BadRequest("webhook must be a URL");
        }
        return given.asText().isEmpty() ? null : given.asText();
    }

    private static Policy policy(JsonNode given, Limits limits) throws BadRequest {
        return new Policy(
                millis(given, "executionTimeout", limits.executionTimeout(), SHORTEST_EXECUTION),
                millis(given, "ttl", limits.ttl(), SHORTEST_TTL),
                given.path("lowPriority").asBoolean(false));
    }

    /** Only the minimum is enforced, as production does; the documented maximum of 7 days is not. */
    private static Duration millis(JsonNode policy, String name, Duration absent, Duration shortest) throws BadRequest {
        JsonNode given = policy.path(name);
        if (given.isMissingNode() || given.isNull()) {
            return absent;
        }
        if (!given.isIntegralNumber() || given.asLong() < shortest.toMillis()) {
            throw new BadRequest("policy." + name + " must be at least " + shortest.toMillis() + " ms");
        }
        return Duration.ofMillis(given.asLong());
    }
}
