package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.Map;

/** A second run of a live invocation is sent home; what was lost on the way back is asked for. */
final class SecondRuns implements Family {

    @Override
    public String id() {
        return "F20";
    }

    @Override
    public String fault() {
        return "one request given to two workers, results lost, scale to zero";
    }

    private static final int WORKERS = 6;

    @Override
    public void plan(Plan plan) {
        plan.arm(
                Duration.ZERO,
                Map.of("type", "take-duplicated", "probability", 0.2),
                Map.of("type", "done-dropped", "probability", 0.05),
                Map.of("type", "done-refused", "status", 400, "probability", 0.05));
        Duration half = plan.stage().time().dividedBy(2);
        Duration start = plan.stage().part(8, Duration.ofSeconds(3), Duration.ofSeconds(90));
        plan.at(half, "endpoint: no worker is left", arena -> arena.endpoint().turn(Map.of("workers", 0)));
        plan.at(
                half.plusSeconds(8),
                "endpoint: workers start cold",
                arena -> arena.endpoint().turn(Map.of("workers", WORKERS, "coldStart", start.toMillis() + "ms")));
        plan.undo(
                plan.stage().time(),
                "endpoint: workers start at once",
                arena -> arena.endpoint().turn(Map.of("workers", WORKERS, "coldStart", "0")));
    }
}
