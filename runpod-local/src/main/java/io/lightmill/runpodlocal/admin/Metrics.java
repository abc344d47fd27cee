package io.lightmill.runpodlocal.admin;

import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.lightmill.runpodlocal.queue.Counts;
import io.lightmill.runpodlocal.simulation.SimulationCounts;
import io.lightmill.runpodlocal.simulation.WorkerFleet;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Counts in Prometheus' text format. */
final class Metrics {

    private Metrics() {}

    static void answer(HttpServerRequest request, Collection<Endpoint> endpoints, WorkerFleet fleet) {
        StringBuilder text = new StringBuilder();
        for (Endpoint endpoint : endpoints) {
            of(text, endpoint);
        }
        of(text, fleet.counts());
        request.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(text.toString());
    }

    private static void of(StringBuilder text, Endpoint endpoint) {
        String id = endpoint.settings().id();
        Counts counts = endpoint.counts();
        line(text, "requests_waiting", id, counts.inQueue());
        line(text, "requests_running", id, counts.inProgress());
        line(text, "requests_completed_total", id, counts.completed());
        line(text, "requests_failed_total", id, counts.failed());
        line(text, "requests_retried_total", id, counts.retried());
        line(text, "workers_known", id, endpoint.workers().all().size());
        line(text, "workers_running", id, endpoint.runningWorkers());
    }

    private static void of(StringBuilder text, SimulationCounts.View counts) {
        line(text, "simulated_runs_total", null, counts.runs());
        line(text, "simulated_claims_total", null, counts.claims());
        line(text, "simulated_items_started_total", null, counts.started());
        line(text, "simulated_items_ended_total", null, counts.ended());
        line(text, "simulated_items_uploaded_total", null, counts.uploaded());
        line(text, "simulated_items_reported_total", null, counts.reported());
        line(text, "simulated_items_failed_total", null, counts.failed());
    }

    private static void line(StringBuilder text, String name, @Nullable String endpoint, long value) {
        text.append("runpod_local_").append(name);
        if (endpoint != null) {
            text.append("{endpoint=\"").append(endpoint).append("\"}");
        }
        text.append(' ').append(value).append('\n');
    }
}
