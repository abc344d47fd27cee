package io.lightmill.runpodlocal.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.lightmill.runpodlocal.endpoint.StatusBody;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.Request;

/** The status, with the input and the webhook's own address. */
final class WebhookBody {

    private WebhookBody() {}

    static byte[] of(Request request) {
        ObjectNode body = StatusBody.of(request);
        body.putRawValue("input", new RawValue(request.asked().input()));
        body.put("webhook", request.asked().webhook());
        return Json.bytes(body);
    }
}
