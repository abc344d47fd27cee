package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.arena.Weather;
import io.lightmill.e2e.stack.Databases;
import java.time.Duration;
import java.util.List;

/** What was asked for is done, and its answer never arrives: people submit again under the same key, workers claim and report again. */
final class AnswersLost implements Family {

    private static final List<String> DEAF = List.of(Arena.GATEWAY, Databases.JOB, Databases.DISPATCHER);

    private static final int MOST_BYTES = 2_000;

    @Override
    public String id() {
        return "F25";
    }

    @Override
    public String fault() {
        return "answers to submissions, claims and reports lost on their way back";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(3), Duration.ofSeconds(7), when -> {
            String way = plan.chance().oneOf(DEAF);
            long bytes = plan.chance().percent(50) ? 0 : plan.chance().between(0, MOST_BYTES);
            plan.weather(
                    when,
                    way,
                    Weather.deaf(bytes),
                    plan.chance().between(Duration.ofMillis(200), Duration.ofMillis(2_500)));
        });
    }
}
