package io.lightmill.runpodlocal.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.lightmill.runpodlocal.endpoint.Worker;
import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.fault.TakeFault;
import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Call;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.Counts;
import io.vertx.core.http.HttpMethod;

/** {@code /health}: counters of jobs and workers. All workers zero is the only sign of a missing capacity. */
final class HealthRoute implements Operation {

    private final Faults faults;

    HealthRoute(Faults faults) {
        this.faults = faults;
    }

    @Override
    public void answer(Call call) {
        if (call.is(0, HttpMethod.GET)) {
            Answers.json(call.http(), 200, of(call.endpoint()));
        } else {
            Answers.refuse(call.http(), 404, "no such path");
        }
    }

    private ObjectNode of(Endpoint endpoint) {
        ObjectNode body = Json.object();
        Counts counts = endpoint.counts();
        body.putObject("jobs")
                .put("completed", counts.completed())
                .put("failed", counts.failed())
                .put("inProgress", counts.inProgress())
                .put("inQueue", counts.inQueue())
                .put("retried", counts.retried());
        boolean none = faults.holds(TakeFault.NoCapacity.class);
        long running = none ? 0 : endpoint.runningWorkers();
        long ready = none ? 0 : in(endpoint, Worker.Life.READY);
        long idle = Math.max(0, ready - running);
        body.putObject("workers")
                .put("idle", idle)
                .put("initializing", none ? 0 : in(endpoint, Worker.Life.INITIALIZING))
                .put("ready", idle)
                .put("running", running)
                .put("throttled", 0)
                .put("unhealthy", none ? 0 : in(endpoint, Worker.Life.UNHEALTHY));
        return body;
    }

    private static long in(Endpoint endpoint, Worker.Life life) {
        return endpoint.workers().all().stream()
                .filter(worker -> worker.life() == life)
                .count();
    }
}
