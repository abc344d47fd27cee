package io.lightmill.runpodlocal.client;

import io.lightmill.runpodlocal.endpoint.RateWindows.Bucket;
import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Call;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.QueueEvent;
import io.lightmill.runpodlocal.queue.Request;
import io.lightmill.runpodlocal.queue.Status;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;

/** {@code /cancel/{id}}, {@code /retry/{id}} and {@code /purge-queue}. */
final class ControlRoutes {

    private ControlRoutes() {}

    static void cancel(Call call) {
        if (!allowed(call, 1, Bucket.CANCEL)) {
            return;
        }
        String id = call.argument(0);
        Optional<Status> status = call.endpoint().queue().cancel(id);
        if (status.isPresent()) {
            say(call, id, status.get());
        } else {
            Answers.refuse(call.http(), 404, "no such request");
        }
    }

    static void retry(Call call) {
        if (!allowed(call, 1, Bucket.OTHER)) {
            return;
        }
        Optional<Request> request = call.endpoint().queue().find(call.argument(0));
        if (request.isEmpty()) {
            Answers.refuse(call.http(), 404, "no such request");
        } else if (call.endpoint().queue().retry(request.get())) {
            say(call, request.get().id(), Status.IN_QUEUE);
        } else {
            Answers.refuse(call.http(), 400, "only a FAILED or TIMED_OUT request can be retried");
        }
    }

    static void purge(Call call) {
        if (allowed(call, 0, Bucket.PURGE)) {
            int removed = call.endpoint().queue().removeWaiting(QueueEvent.Why.PURGED);
            Answers.json(call.http(), 200, Json.object().put("removed", removed).put("status", "completed"));
        }
    }

    private static boolean allowed(Call call, int arguments, Bucket bucket) {
        if (!call.is(arguments, HttpMethod.POST)) {
            Answers.refuse(call.http(), 404, "no such path");
            return false;
        }
        if (!call.endpoint().allows(bucket)) {
            Answers.refuse(call.http(), 429, "too many requests in 10 s");
            return false;
        }
        return true;
    }

    private static void say(Call call, String id, Status status) {
        Answers.json(call.http(), 200, Json.object().put("id", id).put("status", status.name()));
    }
}
