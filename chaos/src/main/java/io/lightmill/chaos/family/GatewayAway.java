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
        return "the gateway, and with it claims and webhooks, away for up to 20 s";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(25), Duration.ofSeconds(35), when -> {
            Duration time = plan.chance().between(Duration.ofSeconds(5), Duration.ofSeconds(20));
            plan.stage().replicas(Arena.GATEWAY).forEach(gateway -> plan.stop(when, gateway, time));
        });
    }
}
