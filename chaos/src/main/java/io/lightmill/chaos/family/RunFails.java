package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An unknown invocation holds a permit and no item: others do the work. */
final class RunFails implements Family {

    private static final Duration SELDOM = Duration.ofMinutes(1);

    private static final List<Map<String, Object>> WAYS = List.of(
            Map.of("type", "run-accepted-then-error", "status", 500, "count", 1),
            Map.of("type", "run-reset", "accepted", true, "count", 1),
            Map.of("type", "run-reset", "accepted", false, "count", 1),
            Map.of("type", "run-garbage", "count", 1),
            Map.of("type", "run-slow", "millis", 40_000, "count", 1));

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
        plan.arm(Duration.ZERO, Map.of("type", "run-refused", "status", 429, "probability", 0.15));
        // One after the other, for there are twenty requests a minute; then seldom, for some of them cost a permit for
        // minutes.
        List<Map<String, Object>> ways = plan.chance().shuffled(WAYS);
        Duration apart = plan.stage().part(WAYS.size() + 1, Duration.ZERO, Duration.ofSeconds(10));
        for (int i = 0; i < WAYS.size(); i++) {
            plan.arm(apart.multipliedBy(i), ways.get(i));
        }
        Duration later = apart.multipliedBy(WAYS.size()).plus(SELDOM);
        for (int i = 0; later.compareTo(plan.stage().time()) < 0; i++) {
            plan.arm(later, ways.get(i % WAYS.size()));
            later = later.plus(SELDOM);
        }
    }
}
