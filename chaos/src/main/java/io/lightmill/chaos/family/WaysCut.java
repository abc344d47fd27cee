package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Weather;
import java.time.Duration;

/** Connections are reset in the middle of a request, an upload, an answer, or a transaction. */
final class WaysCut implements Family {

    private static final int MOST_BYTES = 30_000;

    @Override
    public String id() {
        return "N2";
    }

    @Override
    public String fault() {
        return "the network to a service, the database or the broker cut after n bytes";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(5), Duration.ofSeconds(10), when -> {
            String way = plan.chance().oneOf(plan.stage().ways());
            long bytes = plan.chance().between(0, MOST_BYTES);
            plan.weather(
                    when,
                    way,
                    Weather.cut(bytes),
                    plan.chance().between(Duration.ofMillis(300), Duration.ofSeconds(4)));
        });
    }
}
