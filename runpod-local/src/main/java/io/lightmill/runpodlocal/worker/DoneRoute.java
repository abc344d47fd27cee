package io.lightmill.runpodlocal.worker;

import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Bodies;
import io.lightmill.runpodlocal.http.Call;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.settings.Limits;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code job-done/{worker}/{request}}. */
final class DoneRoute implements Operation {

    private final Results results;

    DoneRoute(Results results) {
        this.results = results;
    }

    @Override
    public void answer(Call call) {
        if (!call.is(2, HttpMethod.POST)) {
            Answers.refuse(call.http(), 404, "no such path");
            return;
        }
        Bodies.read(call.http(), limit(call.endpoint(), call.argument(1))).onSuccess(body -> post(call, body));
    }

    private void post(Call call, Optional<byte[]> body) {
        OptionalInt status = results.post(call.endpoint(), call.argument(0), call.argument(1), body);
        if (status.isEmpty()) {
            Answers.reset(call.http());
        } else if (status.getAsInt() == 200) {
            Answers.json(call.http(), 200, Json.object());
        } else {
            Answers.refuse(call.http(), status.getAsInt(), "refused");
        }
    }

    private static long limit(Endpoint endpoint, String requestId) {
        Limits limits = endpoint.settings().limits();
        return requestId.startsWith("sync-") ? limits.runsyncBytes() : limits.runBytes();
    }
}
