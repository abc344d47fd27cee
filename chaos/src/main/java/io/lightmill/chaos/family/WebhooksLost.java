package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.Map;

/** Nobody is told what became of an invocation: the poller finds out. */
final class WebhooksLost implements Family {

    @Override
    public String id() {
        return "F13";
    }

    @Override
    public String fault() {
        return "webhooks lost (30 %, then all), results expired";
    }

    @Override
    public void plan(Plan plan) {
        plan.arm(Duration.ZERO, Map.of("type", "webhook-dropped", "probability", 0.3));
        plan.arm(
                plan.stage().time().dividedBy(2),
                Map.of("type", "webhook-dropped"),
                Map.of("type", "status-expired", "probability", 0.2));
    }
}
