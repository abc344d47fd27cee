package io.lightmill.runpodlocal.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.lightmill.runpodlocal.endpoint.Worker;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.Request;
import io.lightmill.runpodlocal.simulation.WorkerFleet;
import java.util.Collection;

/** What {@code /state} and {@code /workers} show. */
final class State {

    private static final int MOST_REQUESTS = 1_000;

    private State() {}

    static ObjectNode of(Collection<Endpoint> endpoints, WorkerFleet fleet) {
        ObjectNode state = Json.object();
        ObjectNode byId = state.putObject("endpoints");
        for (Endpoint endpoint : endpoints) {
            ObjectNode one = byId.putObject(endpoint.settings().id());
            one.set("jobs", Json.MAPPER.valueToTree(endpoint.counts()));
            one.put("runningWorkers", endpoint.runningWorkers());
            one.set("requests", open(endpoint));
        }
        state.set("workers", workers(endpoints, fleet));
        state.set("simulation", Json.MAPPER.valueToTree(fleet.counts()));
        return state;
    }

    static ArrayNode workers(Collection<Endpoint> endpoints, WorkerFleet fleet) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (Endpoint endpoint : endpoints) {
            for (Worker worker : endpoint.workers().all()) {
                ObjectNode one = Json.MAPPER.valueToTree(worker);
                one.put("endpoint", endpoint.settings().id());
                one.put("alive", !worker.simulated() || fleet.ids().contains(worker.id()));
                ArrayNode holds = one.putArray("holds");
                endpoint.queue().heldBy(worker.id()).forEach(request -> holds.add(request.id()));
                all.add(one);
            }
        }
        return all;
    }

    /** Those that are not final; inputs and outputs are left out. */
    private static ArrayNode open(Endpoint endpoint) {
        ArrayNode open = Json.MAPPER.createArrayNode();
        endpoint.queue().all().stream()
                .filter(request -> !request.status().isFinal())
                .limit(MOST_REQUESTS)
                .forEach(request -> open.add(of(request)));
        return open;
    }

    private static ObjectNode of(Request request) {
        return Json.object()
                .put("id", request.id())
                .put("status", request.status().name())
                .put("workerId", request.workerId())
                .put("retries", request.retries());
    }
}
