package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import java.time.Duration;

/** The broker's connections stay open and nothing comes through them. */
final class BrokerFrozen implements Family {

    @Override
    public String id() {
        return "F5b";
    }

    @Override
    public String fault() {
        return "broker frozen for 20 s";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(
                Duration.ofSeconds(30),
                Duration.ofSeconds(45),
                when -> plan.stop(when, Arena.KAFKA, plan.stage().upTo(Duration.ofSeconds(20))));
    }
}
