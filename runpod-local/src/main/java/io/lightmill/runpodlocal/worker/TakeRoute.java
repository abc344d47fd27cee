package io.lightmill.runpodlocal.worker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.lightmill.runpodlocal.endpoint.TakeDesk;
import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.fault.TakeFault;
import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Call;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.Request;
import io.lightmill.runpodlocal.time.Timers;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;

/**
 * {@code job-take/{worker}} and {@code job-take-batch/{worker}}. The poll is held, since the SDK asks again without any
 * pause; it ends well before the SDK's own 90 s, since a request that is handed to a poll that nobody waits for is lost.
 */
final class TakeRoute implements Operation {

    private final boolean batch;
    private final Faults faults;
    private final Timers timers;

    TakeRoute(boolean batch, Faults faults, Timers timers) {
        this.batch = batch;
        this.faults = faults;
        this.timers = timers;
    }

    @Override
    public void answer(Call call) {
        if (!call.is(1, HttpMethod.GET)) {
            Answers.refuse(call.http(), 404, "no such path");
            return;
        }
        Optional<TakeFault.Refused> refused = faults.strike(TakeFault.Refused.class);
        if (refused.isPresent()) {
            Answers.refuse(call.http(), refused.get().status(), "refused");
        } else {
            new Held(call).begin();
        }
    }

    private final class Held {
        private final Call call;
        private final String workerId;
        private final TakeDesk.Poll poll;
        private Timers.Timer timeout = () -> {};

        Held(Call call) {
            this.call = call;
            this.workerId = call.argument(0);
            int max = batch ? (int) call.number("batch_size", 1, 1, 1_000) : 1;
            this.poll = new TakeDesk.Poll(workerId, max, this::deliver);
        }

        void begin() {
            Endpoint endpoint = call.endpoint();
            timeout = timers.after(endpoint.settings().limits().takeHold(), this::nothing);
            // Race: the worker is gone while it waits. Its poll must not get what another one could do.
            call.http().response().closeHandler(ignored -> leave());
            endpoint.poll(poll, workerId);
        }

        private void leave() {
            timeout.cancel();
            call.endpoint().takes().leave(poll);
        }

        private void nothing() {
            if (call.endpoint().takes().leave(poll)) {
                Answers.empty(call.http(), 204);
            }
        }

        private void deliver(List<Request> taken) {
            timeout.cancel();
            Answers.json(call.http(), 200, body(taken)).onComplete(sent -> {
                if (sent.failed()) {
                    // Race: the connection ended between the take and the write.
                    taken.forEach(request -> call.endpoint().queue().putBack(request, workerId));
                } else {
                    faults.strike(TakeFault.Duplicated.class).ifPresent(ignored -> twice(taken));
                }
            });
        }

        private void twice(List<Request> taken) {
            taken.forEach(call.endpoint().queue()::deliverAgain);
            call.endpoint().takes().wake();
        }

        private Object body(List<Request> taken) {
            boolean dropEmpty = call.endpoint().settings().switches().dropEmptyInput();
            if (!batch) {
                return JobBody.of(taken.getFirst(), dropEmpty);
            }
            ArrayNode jobs = Json.MAPPER.createArrayNode();
            taken.forEach(request -> jobs.add(JobBody.of(request, dropEmpty)));
            return jobs;
        }
    }
}
