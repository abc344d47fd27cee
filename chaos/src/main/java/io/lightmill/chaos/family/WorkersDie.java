package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a dead worker had stored is found in the bucket; the rest is made again after its deadline. */
final class WorkersDie implements Family {

    @Override
    public String id() {
        return "F18";
    }

    @Override
    public String fault() {
        return "workers die after the claim, the start, the upload, the report";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(8), Duration.ofSeconds(14), when -> {
            String moment = plan.chance().oneOf(List.of("claimed", "started", "uploaded", "reported"));
            plan.arm(when, Map.of("type", "worker-dies", "at", moment, "count", 1));
        });
    }
}
