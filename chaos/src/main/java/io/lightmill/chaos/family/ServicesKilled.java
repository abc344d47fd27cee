package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Signal;
import java.time.Duration;

/** Services drop dead; their supervisor starts them anew. */
final class ServicesKilled implements Family {

    @Override
    public String id() {
        return "F1";
    }

    @Override
    public String fault() {
        return "kill -9 of each service at a random moment, again and again";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(
                Duration.ofSeconds(5),
                Duration.ofSeconds(12),
                when -> plan.signal(
                        when, Signal.KILL, plan.chance().oneOf(plan.stage().services())));
    }
}
