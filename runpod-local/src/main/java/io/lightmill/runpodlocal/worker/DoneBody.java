package io.lightmill.runpodlocal.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.Outcome;
import io.lightmill.runpodlocal.queue.Posted;
import io.lightmill.runpodlocal.queue.Status;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A body of job-done. The SDK says that it is a form; it is JSON.
 *
 * @param stopPod the worker asks to be replaced
 */
record DoneBody(Posted posted, boolean stopPod) {

    private static final DoneBody UNREADABLE = new DoneBody(new Posted.Unreadable(), false);

    /** Reads it; empty: it was too large. */
    static DoneBody read(Optional<byte[]> bytes, boolean nonStringErrorCompletes) {
        if (bytes.isEmpty()) {
            return UNREADABLE;
        }
        try {
            JsonNode body = Json.read(bytes.get());
            return body.isObject() ? read(body, nonStringErrorCompletes) : UNREADABLE;
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    private static DoneBody read(JsonNode body, boolean nonStringErrorCompletes) {
        boolean stopPod = body.path("stopPod").asBoolean(false);
        if (Status.IN_PROGRESS.name().equals(body.path("status").asText())) {
            return new DoneBody(new Posted.Progress(Objects.requireNonNullElse(output(body), "null")), stopPod);
        }
        return new DoneBody(result(body, nonStringErrorCompletes), stopPod);
    }

    private static Posted.Result result(JsonNode body, boolean nonStringErrorCompletes) {
        JsonNode error = body.path("error");
        if (error.isMissingNode() || error.isNull()) {
            return new Posted.Result(Status.COMPLETED, Outcome.of(output(body)));
        }
        if (error.isTextual()) {
            return new Posted.Result(Status.FAILED, new Outcome(output(body), error.asText()));
        }
        return nonStringErrorCompletes
                ? new Posted.Result(Status.COMPLETED, Outcome.NOTHING)
                : new Posted.Result(Status.FAILED, new Outcome(output(body), Json.text(error)));
    }

    private static @Nullable String output(JsonNode body) {
        JsonNode output = body.path("output");
        return output.isMissingNode() || output.isNull() ? null : Json.text(output);
    }
}
