package io.lightmill.runpodlocal.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.runpodlocal.endpoint.RateWindows.Bucket;
import io.lightmill.runpodlocal.endpoint.StatusBody;
import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.fault.StatusFault;
import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Call;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.Request;
import io.lightmill.runpodlocal.queue.Status;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Optional;

/** {@code /status/{id}} and {@code /status-sync/{id}}. */
final class StatusRoute implements Operation {

    private final boolean sync;
    private final Faults faults;

    StatusRoute(boolean sync, Faults faults) {
        this.sync = sync;
        this.faults = faults;
    }

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
                    .ifPresentOrElse(request -> status(call, request), () -> unknown(call));
        }
    }

    private void status(Call call, Request request) {
        Optional<StatusFault> fault = faults.strike(
                StatusFault.class,
                each -> !(each instanceof StatusFault.Expired)
                        || request.status().isFinal());
        switch (fault.orElse(null)) {
            case null -> whenDue(call, request);
            case StatusFault.Missing ignored -> unknown(call);
            case StatusFault.Stale ignored -> Answers.json(call.http(), 200, before(request));
            case StatusFault.Unknown unknown ->
                Answers.json(call.http(), 200, StatusBody.of(request).put("status", unknown.state()));
            case StatusFault.Expired ignored -> {
                call.endpoint().queue().forget(request);
                unknown(call);
            }
            case StatusFault.Refused refused -> Answers.refuse(call.http(), refused.status(), "refused");
        }
    }

    private void whenDue(Call call, Request request) {
        Duration longest = sync ? Duration.ofMillis(call.number("wait", 90_000, 1_000, 90_000)) : Duration.ZERO;
        call.endpoint()
                .waits()
                .until(
                        request,
                        each -> each.status().isFinal(),
                        longest,
                        () -> Answers.json(call.http(), 200, StatusBody.of(request)));
    }

    private static ObjectNode before(Request request) {
        Status stale = request.status().isFinal() ? Status.IN_PROGRESS : Status.IN_QUEUE;
        return Json.object().put("id", request.id()).put("status", stale.name());
    }

    private static void unknown(Call call) {
        Answers.refuse(call.http(), 404, "no such request");
    }
}
