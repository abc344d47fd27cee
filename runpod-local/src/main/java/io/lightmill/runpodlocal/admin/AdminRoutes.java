package io.lightmill.runpodlocal.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.lightmill.runpodlocal.fault.Armed;
import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Bodies;
import io.lightmill.runpodlocal.http.Paths;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.QueueEvent;
import io.lightmill.runpodlocal.settings.SimulationSettings;
import io.lightmill.runpodlocal.simulation.WorkerFleet;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The admin port's routes. */
public final class AdminRoutes implements Handler<HttpServerRequest> {

    private static final long MOST_BYTES = 1_000_000;

    private final Map<String, Endpoint> endpoints;
    private final Faults faults;
    private final WorkerFleet fleet;
    private final SimulationDial dial;

    /** Over everything. */
    public AdminRoutes(Map<String, Endpoint> endpoints, Faults faults, WorkerFleet fleet, SimulationDial dial) {
        this.endpoints = endpoints;
        this.faults = faults;
        this.fleet = fleet;
        this.dial = dial;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Bodies.read(request, MOST_BYTES).onSuccess(body -> {
            try {
                answer(request, body);
            } catch (IOException | IllegalArgumentException e) {
                Answers.refuse(request, 400, String.valueOf(e.getMessage()));
            }
        });
    }

    private void answer(HttpServerRequest request, Optional<byte[]> body) throws IOException {
        List<String> path = Paths.segments(request);
        switch (request.method() + " " + pattern(path)) {
            case "GET /health" -> Answers.json(request, 200, Json.object().put("status", "UP"));
            case "GET /state" -> Answers.json(request, 200, State.of(endpoints.values(), fleet));
            case "GET /metrics" -> Metrics.answer(request, endpoints.values(), fleet);
            case "GET /faults" -> Answers.json(request, 200, menu());
            case "PUT /faults" -> arm(request, body, true);
            case "POST /faults" -> arm(request, body, false);
            case "DELETE /faults" -> disarm(request);
            case "GET /workers" -> Answers.json(request, 200, State.workers(endpoints.values(), fleet));
            case "POST /workers/{id}/kill" -> kill(request, path.get(1));
            case "DELETE /workers/{id}" -> gone(request, path.get(1));
            case "GET /simulation" -> Answers.json(request, 200, dial.settings());
            case "PATCH /simulation" -> turn(request, body);
            case "DELETE /queue" -> loseQueue(request);
            default -> Answers.refuse(request, 404, "no such path");
        }
    }

    private static String pattern(List<String> path) {
        List<String> parts = new ArrayList<>(path);
        if (parts.size() > 1) {
            parts.set(1, "{id}");
        }
        return "/" + String.join("/", parts);
    }

    private ArrayNode menu() {
        ArrayNode menu = Json.MAPPER.createArrayNode();
        faults.armed().forEach(armed -> menu.add(armed.toJson()));
        return menu;
    }

    private void arm(HttpServerRequest request, Optional<byte[]> body, boolean instead) throws IOException {
        JsonNode given = Json.read(body.orElse(new byte[0]));
        List<Armed> armed = new ArrayList<>();
        for (JsonNode each : given.isArray() ? given : given.path("faults")) {
            armed.add(Armed.of(each));
        }
        if (instead) {
            faults.arm(armed);
        } else {
            faults.add(armed);
        }
        wakeAll();
        Answers.json(request, 200, menu());
    }

    private void disarm(HttpServerRequest request) {
        faults.arm(List.of());
        wakeAll();
        Answers.json(request, 200, menu());
    }

    /** Capacity may have come back. */
    private void wakeAll() {
        endpoints.values().forEach(endpoint -> endpoint.takes().wake());
    }

    private void kill(HttpServerRequest request, String id) {
        if (fleet.kill(id)) {
            Answers.json(request, 200, Json.object().put("killed", id));
        } else {
            Answers.refuse(request, 404, "no such simulated worker");
        }
    }

    /** Whoever runs a real worker says that its process ended: nobody has to wait until its silence is noticed. */
    private void gone(HttpServerRequest request, String id) {
        Optional<Endpoint> endpoint = endpoints.values().stream()
                .filter(each -> each.workers().find(id).isPresent())
                .findFirst();
        if (endpoint.isPresent()) {
            fleet.kill(id);
            endpoint.get().workerGone(id, "exited");
            Answers.json(request, 200, Json.object().put("gone", id));
        } else {
            Answers.refuse(request, 404, "no such worker");
        }
    }

    private void turn(HttpServerRequest request, Optional<byte[]> body) throws IOException {
        SimulationSettings turned = dial.turn(Json.read(body.orElse(new byte[0])));
        Answers.json(request, 200, turned);
    }

    private void loseQueue(HttpServerRequest request) {
        ObjectNode lost = Json.object();
        endpoints.forEach((id, endpoint) -> lost.put(id, endpoint.queue().removeWaiting(QueueEvent.Why.FORGOTTEN)));
        Answers.json(request, 200, lost);
    }
}
