package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.Map;

/** What RunPod says of a request is wrong: a 404 proves nothing. */
final class StatusLies implements Family {

    @Override
    public String id() {
        return "F16";
    }

    @Override
    public String fault() {
        return "/status: 404 for live requests, stale and unknown states, refusals";
    }

    @Override
    public void plan(Plan plan) {
        plan.arm(
                Duration.ZERO,
                Map.of("type", "status-missing", "probability", 0.3),
                Map.of("type", "status-stale", "probability", 0.2),
                Map.of("type", "status-unknown", "state", "MELTED", "probability", 0.1),
                Map.of("type", "status-refused", "status", 502, "probability", 0.1),
                Map.of("type", "webhook-dropped", "probability", 0.5));
    }
}
