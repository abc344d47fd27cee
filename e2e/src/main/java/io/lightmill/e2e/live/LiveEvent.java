package io.lightmill.e2e.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.api.Json;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of the stream.
 *
 * @param id what to resume after
 * @param name its {@code event} field
 * @param data its {@code data} field
 */
public record LiveEvent(@Nullable String id, String name, String data) {

    /** The data as JSON. */
    public JsonNode json() {
        return Json.read(data.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    /** Whether it is about this job. */
    public boolean isAbout(UUID job) {
        return data.contains(job.toString());
    }
}
