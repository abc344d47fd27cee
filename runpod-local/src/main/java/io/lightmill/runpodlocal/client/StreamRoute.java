package io.lightmill.runpodlocal.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.lightmill.runpodlocal.endpoint.RateWindows.Bucket;
import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Call;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.Request;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;

/** {@code /stream/{id}}: hands out what came since the last call, and forgets it. */
final class StreamRoute implements Operation {

    @Override
    public void answer(Call call) {
        if (!call.is(1, HttpMethod.GET, HttpMethod.POST)) {
            Answers.refuse(call.http(), 404, "no such path");
        } else if (!call.endpoint().allows(Bucket.STATUS)) {
            Answers.refuse(call.http(), 429, "too many requests in 10 s");
        } else {
            call.endpoint()
                    .queue()
                    .find(call.argument(0))
                    .ifPresentOrElse(
                            request -> whenDue(call, request),
                            () -> Answers.refuse(call.http(), 404, "no such request"));
        }
    }

    private static void whenDue(Call call, Request request) {
        Duration longest = Duration.ofMillis(call.number("wait", 1_000, 1_000, 300_000));
        call.endpoint()
                .waits()
                .until(
                        request,
                        each -> each.hasChunks() || each.status().isFinal(),
                        longest,
                        () -> Answers.json(call.http(), 200, drained(call, request)));
    }

    private static ObjectNode drained(Call call, Request request) {
        ObjectNode body = Json.object().put("status", request.status().name());
        ArrayNode stream = body.putArray("stream");
        int most = call.endpoint().settings().limits().chunkCharacters();
        for (String chunk : request.drainChunks(most)) {
            stream.addObject().putRawValue("output", new RawValue(chunk));
        }
        return body;
    }
}
