package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Weather;
import java.time.Duration;

/** Connections stay open and nothing comes through them: only whoever has a limit of his own ever goes on. */
final class WaysSilent implements Family {

    @Override
    public String id() {
        return "N3";
    }

    @Override
    public String fault() {
        return "the network to a service, the database or the broker half-open for up to 20 s";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(
                Duration.ofSeconds(24),
                Duration.ofSeconds(34),
                when -> plan.weather(
                        when,
                        plan.chance().oneOf(plan.stage().ways()),
                        Weather.stillness(),
                        plan.stage().upTo(plan.chance().between(Duration.ofSeconds(5), Duration.ofSeconds(20)))));
    }
}
