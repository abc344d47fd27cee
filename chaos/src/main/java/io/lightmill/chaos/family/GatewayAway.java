package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import java.time.Duration;

/** Nobody can claim, report or be told. */
final class GatewayAway implements Family {

    @Override
    public String id() {
        return "F21";
    }

    @Override
    public String fault() {
        return "the gateway, and with it claims and webhooks, away for up to a minute";
    }

    @Override
    public void plan(Plan plan) {
        Duration longest = plan.stage().part(3, Duration.ofSeconds(20), Duration.ofSeconds(60));
        plan.repeat(longest.plusSeconds(5), longest.plusSeconds(15), when -> {
            Duration time = plan.stage().upTo(plan.chance().between(Duration.ofSeconds(5), longest));
            plan.stage().replicas(Arena.GATEWAY).forEach(gateway -> plan.stop(when, gateway, time));
        });
    }
}
