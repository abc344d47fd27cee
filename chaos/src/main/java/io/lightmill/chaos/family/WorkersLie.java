package io.lightmill.chaos.family;

import io.lightmill.chaos.crowd.Workload;
import java.time.Duration;
import java.util.Map;

/** What is reported is not what lies in the bucket, and some prompts kill. */
final class WorkersLie implements Family {

    @Override
    public String id() {
        return "F19";
    }

    @Override
    public String fault() {
        return "outputs that are missing or half there, poison prompts, hanging and slow engines";
    }

    private static final String POISON = "hemlock";

    @Override
    public Workload workload() {
        return Workload.USUAL.poisoned(POISON);
    }

    @Override
    public void plan(Plan plan) {
        plan.arm(
                Duration.ZERO,
                Map.of("type", "upload-skipped", "probability", 0.02),
                Map.of("type", "half-file", "probability", 0.02),
                Map.of("type", "worker-slow", "factor", 20, "probability", 0.01),
                Map.of("type", "worker-crashes-on", "marker", POISON));
        plan.arm(Duration.ofSeconds(10), Map.of("type", "worker-hangs", "beats", false, "count", 1));
        if (!plan.stage().isShort()) {
            // For longer than its request may take.
            plan.arm(
                    Duration.ofSeconds(20),
                    Map.of("type", "worker-hangs", "beats", true, "count", 1),
                    Map.of("type", "worker-slow", "factor", 300, "count", 1));
        }
    }
}
