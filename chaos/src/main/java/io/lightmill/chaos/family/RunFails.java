package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.Map;

/** An unknown invocation holds a permit and no item: others do the work. */
final class RunFails implements Family {

    @Override
    public String id() {
        return "F15";
    }

    @Override
    public String fault() {
        return "/run refuses, breaks, is slow, or answers nonsense";
    }

    @Override
    public void plan(Plan plan) {
        plan.arm(
                Duration.ZERO,
                Map.of("type", "run-refused", "status", 429, "probability", 0.15),
                Map.of("type", "run-accepted-then-error", "status", 500, "probability", 0.02),
                Map.of("type", "run-reset", "accepted", true, "probability", 0.02),
                Map.of("type", "run-reset", "accepted", false, "probability", 0.02),
                Map.of("type", "run-garbage", "probability", 0.02),
                Map.of("type", "run-slow", "millis", 40_000, "probability", 0.02));
    }
}
