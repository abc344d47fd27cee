package io.lightmill.runpodlocal.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.Request;
import io.lightmill.runpodlocal.queue.RequestState;
import org.jspecify.annotations.Nullable;

/** What {@code /status}, {@code /runsync} and the webhook say of a request. What is absent is left out. */
public final class StatusBody {

    private StatusBody() {}

    /** Of a request as it is. */
    public static ObjectNode of(Request request) {
        ObjectNode body = Json.object();
        switch (request.state()) {
            case RequestState.Waiting ignored -> {}
            case RequestState.Running running -> {
                body.put("delayTime", running.delay().toMillis());
                raw(body, "output", running.progress());
                body.put("workerId", running.workerId());
            }
            case RequestState.Finished finished -> ended(body, finished);
        }
        body.put("id", request.id());
        if (request.retries() > 0) {
            body.put("retries", request.retries());
        }
        return body.put("status", request.status().name());
    }

    private static void ended(ObjectNode body, RequestState.Finished finished) {
        body.put("delayTime", finished.delay().toMillis());
        body.put("executionTime", finished.execution().toMillis());
        if (finished.outcome().error() != null) {
            body.put("error", finished.outcome().error());
        }
        raw(body, "output", finished.outcome().output());
        if (finished.workerId() != null) {
            body.put("workerId", finished.workerId());
        }
    }

    private static void raw(ObjectNode body, String name, @Nullable String json) {
        if (json != null) {
            body.putRawValue(name, new RawValue(json));
        }
    }
}
