package io.lightmill.runpodlocal.worker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.runpodlocal.endpoint.StopDesk;
import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Call;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.time.Timers;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.function.Consumer;

/** {@code job-stop/{worker}}: held until there is word to stop something. Since SDK 1.10. */
final class StopRoute implements Operation {

    private final Timers timers;

    StopRoute(Timers timers) {
        this.timers = timers;
    }

    @Override
    public void answer(Call call) {
        if (!call.is(1, HttpMethod.GET)
                || !call.endpoint().settings().switches().jobStop()) {
            Answers.refuse(call.http(), 404, "no such path");
            return;
        }
        StopDesk desk = call.endpoint().stops();
        String workerId = call.argument(0);
        Consumer<List<String>> word = ids -> Answers.json(call.http(), 200, body(ids));
        Timers.Timer timeout = timers.after(call.endpoint().settings().limits().takeHold(), () -> {
            desk.leave(workerId, word);
            Answers.empty(call.http(), 204);
        });
        // Also after an answer: then both do nothing.
        call.http().response().closeHandler(ignored -> desk.leave(workerId, word));
        call.http().response().endHandler(ignored -> timeout.cancel());
        desk.ask(workerId, word);
    }

    private static ObjectNode body(List<String> ids) {
        ObjectNode body = Json.object();
        ArrayNode stop = body.putArray("jobsToStop");
        ids.forEach(stop::add);
        return body;
    }
}
