package io.lightmill.runpodlocal.worker;

import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Call;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.json.Json;
import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.Set;

/** {@code ping/{worker}?job_id=a,b}: I live, and run these; or, with {@code status=unhealthy}: I end. */
final class PingRoute implements Operation {

    @Override
    public void answer(Call call) {
        if (!call.is(1, HttpMethod.GET, HttpMethod.POST)) {
            Answers.refuse(call.http(), 404, "no such path");
            return;
        }
        if ("unhealthy".equals(call.http().getParam("status"))) {
            call.endpoint().unhealthy(call.argument(0), call.http().getParam("reason"));
        } else {
            String ids = call.http().getParam("job_id");
            call.endpoint().ping(call.argument(0), ids == null || ids.isEmpty() ? Set.of() : Set.of(distinct(ids)));
        }
        Answers.json(call.http(), 200, Json.object());
    }

    private static String[] distinct(String ids) {
        return Arrays.stream(ids.split(",")).map(String::strip).distinct().toArray(String[]::new);
    }
}
