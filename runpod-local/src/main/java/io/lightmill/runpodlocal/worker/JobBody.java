package io.lightmill.runpodlocal.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.NewRequest;
import io.lightmill.runpodlocal.queue.Request;

/** A request as a worker gets it; every key reaches the handler. */
final class JobBody {

    private JobBody() {}

    static ObjectNode of(Request request, boolean dropEmptyInput) {
        NewRequest asked = request.asked();
        ObjectNode body = Json.object().put("id", request.id());
        if (!dropEmptyInput || !asked.input().equals("{}")) {
            body.putRawValue("input", new RawValue(asked.input()));
        }
        if (asked.webhook() != null) {
            body.put("webhook", asked.webhook());
        }
        if (asked.s3Config() != null) {
            body.putRawValue("s3Config", new RawValue(asked.s3Config()));
        }
        return body;
    }
}
