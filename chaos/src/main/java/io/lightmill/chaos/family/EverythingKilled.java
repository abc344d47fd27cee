package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The machine goes down, and comes up in whatever order it likes. RunPod, which is elsewhere, goes on. */
final class EverythingKilled implements Family {

    @Override
    public String id() {
        return "F29";
    }

    @Override
    public String fault() {
        return "everything killed at once, started in random order";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(40), Duration.ofSeconds(55), when -> {
            List<String> order = plan.chance().shuffled(parts(plan.stage()));
            Duration apart = plan.chance()
                    .between(Duration.ZERO, plan.stage().part(2 * order.size(), Duration.ZERO, Duration.ofSeconds(2)));
            plan.at(
                    when,
                    "KILL all, start " + order + " each " + apart.toMillis() + " ms after the one before",
                    arena -> arena.killTogetherAndStart(order, apart));
        });
    }

    private static List<String> parts(Stage stage) {
        List<String> parts = new ArrayList<>(stage.services());
        parts.addAll(List.of(Arena.KAFKA, Arena.DATABASE));
        return parts;
    }
}
