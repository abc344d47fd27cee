package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Signal;
import java.time.Duration;

/** A new version goes out. */
final class RollingRestart implements Family {

    @Override
    public String id() {
        return "F28";
    }

    @Override
    public String fault() {
        return "every service asked to end in turn, under load";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(20), Duration.ofSeconds(21), when -> {
            int turn = (int) (when.toSeconds() / 20) % plan.stage().services().size();
            plan.signal(when, Signal.TERM, plan.stage().services().get(turn));
        });
    }
}
