package io.lightmill.runpodlocal.client;

import io.lightmill.runpodlocal.endpoint.RateWindows.Bucket;
import io.lightmill.runpodlocal.endpoint.StatusBody;
import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.fault.RunFault;
import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Bodies;
import io.lightmill.runpodlocal.http.Call;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.ledger.Ledger;
import io.lightmill.runpodlocal.queue.NewRequest;
import io.lightmill.runpodlocal.queue.Request;
import io.lightmill.runpodlocal.queue.Status;
import io.lightmill.runpodlocal.settings.Limits;
import io.lightmill.runpodlocal.time.Timers;
import io.lightmill.runpodlocal.webhook.Webhooks;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Optional;

/** {@code /run} and {@code /runsync}. */
final class RunRoute implements Operation {

    private static final Buffer GARBAGE = Buffer.buffer("<html>upstream said something else</html>");

    private final boolean sync;
    private final Faults faults;
    private final Webhooks webhooks;
    private final Timers timers;
    private final Ledger ledger;

    RunRoute(boolean sync, Faults faults, Webhooks webhooks, Timers timers, Ledger ledger) {
        this.sync = sync;
        this.faults = faults;
        this.webhooks = webhooks;
        this.timers = timers;
        this.ledger = ledger;
    }

    @Override
    public void answer(Call call) {
        Limits limits = call.endpoint().settings().limits();
        if (!call.is(0, HttpMethod.POST)) {
            Answers.refuse(call.http(), 405, "POST");
        } else if (!call.endpoint().allows(sync ? Bucket.RUNSYNC : Bucket.RUN)) {
            Answers.refuse(call.http(), 429, "too many requests in 10 s");
        } else if (call.endpoint().isFull()) {
            Answers.refuse(call.http(), 429, "the queue is too deep");
        } else {
            Bodies.read(call.http(), sync ? limits.runsyncBytes() : limits.runBytes())
                    .onSuccess(body -> read(call, body, limits));
        }
    }

    private void read(Call call, Optional<byte[]> body, Limits limits) {
        if (body.isEmpty()) {
            Answers.refuse(call.http(), limits.oversizeStatus(), "the body is too large");
            return;
        }
        try {
            run(call, RunBody.read(body.get(), sync, limits));
        } catch (BadRequest e) {
            Answers.refuse(call.http(), 400, String.valueOf(e.getMessage()));
        }
    }

    private void run(Call call, NewRequest asked) {
        switch (faults.strike(RunFault.class).orElse(null)) {
            case null -> answer(call, accept(call, asked));
            case RunFault.Refused refused -> Answers.refuse(call.http(), refused.status(), "refused");
            case RunFault.AcceptedThenError error -> {
                accept(call, asked);
                Answers.refuse(call.http(), error.status(), "something broke");
            }
            case RunFault.Slow slow -> {
                Request request = accept(call, asked);
                timers.after(Duration.ofMillis(slow.millis()), () -> answer(call, request));
            }
            case RunFault.Reset reset -> {
                if (reset.accepted()) {
                    accept(call, asked);
                }
                Answers.reset(call.http());
            }
            case RunFault.Garbage ignored -> {
                accept(call, asked);
                Answers.send(call.http(), 200, GARBAGE);
            }
            case RunFault.Lost ignored -> lose(call, asked);
            case RunFault.AfterWebhook after -> answerAfterWebhook(call, accept(call, asked), after);
        }
    }

    private static Request accept(Call call, NewRequest asked) {
        return call.endpoint().queue().accept(asked);
    }

    private void answer(Call call, Request request) {
        if (sync) {
            Duration longest = Duration.ofMillis(call.number("wait", 90_000, 1_000, 300_000));
            call.endpoint()
                    .waits()
                    .until(
                            request,
                            each -> each.status().isFinal(),
                            longest,
                            () -> Answers.json(call.http(), 200, StatusBody.of(request)));
        } else {
            queued(call, request.id());
        }
    }

    /** Whatever happened meanwhile: production's answer to {@code /run} says IN_QUEUE. */
    private static void queued(Call call, String id) {
        Answers.json(call.http(), 200, Json.object().put("id", id).put("status", Status.IN_QUEUE.name()));
    }

    private void lose(Call call, NewRequest asked) {
        String id = call.endpoint().queue().newId(sync);
        ledger.entry("lost")
                .with("endpoint", call.endpoint().settings().id())
                .with("requestId", id)
                .with("ttlMillis", asked.policy().ttl().toMillis())
                .write();
        queued(call, id);
    }

    private void answerAfterWebhook(Call call, Request request, RunFault.AfterWebhook after) {
        Runnable once = new Runnable() {
            private boolean answered;

            @Override
            public void run() {
                if (!answered) {
                    answered = true;
                    answer(call, request);
                }
            }
        };
        webhooks.afterFirstTry(request.id(), once);
        timers.after(Duration.ofMillis(after.millis()), once);
    }
}
