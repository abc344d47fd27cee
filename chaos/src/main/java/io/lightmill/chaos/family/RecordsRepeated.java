package io.lightmill.chaos.family;

import io.lightmill.contracts.event.Topics;
import java.time.Duration;
import java.util.List;

/** Records come twice, in another order and late. */
final class RecordsRepeated implements Family {

    /** Those between the services. */
    static final List<String> TOPICS =
            List.of(Topics.COMMANDS_INTERACTIVE, Topics.COMMANDS_BULK, Topics.ITEMS, Topics.OUTPUTS, Topics.JOBS);

    @Override
    public String id() {
        return "F9";
    }

    @Override
    public String fault() {
        return "records duplicated, reordered and late";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(8), Duration.ofSeconds(14), when -> {
            long seed = plan.chance().between(0, Integer.MAX_VALUE - 1);
            plan.at(
                    when,
                    "records are written once more, shuffled",
                    arena -> Records.repeat(arena.kafkaServers(), TOPICS, seed));
        });
    }
}
