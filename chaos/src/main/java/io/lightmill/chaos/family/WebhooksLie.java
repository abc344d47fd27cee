package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.Map;

/** Webhooks come twice, late, too early and in pieces; they are hints only. */
final class WebhooksLie implements Family {

    @Override
    public String id() {
        return "F14";
    }

    @Override
    public String fault() {
        return "webhooks five-fold, late, before the /run answer, truncated";
    }

    @Override
    public void plan(Plan plan) {
        plan.arm(
                Duration.ZERO,
                Map.of("type", "webhook-duplicated", "times", 5, "probability", 0.4),
                Map.of("type", "webhook-delayed", "millis", 20_000, "probability", 0.3),
                Map.of("type", "webhook-truncated", "probability", 0.3),
                Map.of("type", "run-answer-after-webhook", "millis", 4_000, "probability", 0.3));
    }
}
