package io.lightmill.chaos.family;

import io.lightmill.contracts.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Somebody joins the services' consumer groups for a moment and leaves: what they were about to take comes again. */
final class Rebalances implements Family {

    private static final Map<String, List<String>> GROUPS = Map.of(
            "dispatcher", List.of(Topics.COMMANDS_INTERACTIVE, Topics.COMMANDS_BULK, Topics.OUTPUTS),
            "job", List.of(Topics.ITEMS, Topics.OUTPUTS),
            "storage", List.of(Topics.ITEMS, Topics.JOBS));

    @Override
    public String id() {
        return "F7";
    }

    @Override
    public String fault() {
        return "consumer groups rebalanced every three seconds";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(3), Duration.ofSeconds(3), when -> {
            String group = plan.chance().oneOf(GROUPS.keySet().stream().sorted().toList());
            plan.at(
                    when,
                    "a stranger joins the group " + group + " and leaves",
                    arena -> Records.join(arena.kafkaServers(), group, GROUPS.getOrDefault(group, List.of())));
        });
    }
}
