package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

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
        Deque<String> turn = new ArrayDeque<>(plan.stage().services());
        plan.repeat(Duration.ofSeconds(20), Duration.ofSeconds(21), when -> {
            String service = turn.remove();
            turn.add(service);
            plan.signal(when, Signal.TERM, service);
        });
    }
}
