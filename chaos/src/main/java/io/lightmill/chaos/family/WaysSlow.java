package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Weather;
import java.time.Duration;

/** Everything arrives, later than anybody expects. */
final class WaysSlow implements Family {

    private static final Duration TIME = Duration.ofSeconds(8);
    private static final long NARROW = 64_000;

    @Override
    public String id() {
        return "N1";
    }

    @Override
    public String fault() {
        return "the network to a service, the database or the broker slow or narrow";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(8), Duration.ofSeconds(14), when -> {
            String way = plan.chance().oneOf(plan.stage().ways());
            Duration delay = plan.chance().between(Duration.ofMillis(20), Duration.ofMillis(300));
            plan.weather(
                    when,
                    way,
                    plan.chance().percent(50) ? Weather.slow(delay) : Weather.narrow(NARROW),
                    plan.stage().upTo(TIME));
        });
    }
}
