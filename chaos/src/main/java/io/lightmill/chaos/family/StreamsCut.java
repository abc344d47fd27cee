package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.arena.Signal;
import java.time.Duration;

/** Every client cuts its stream all the time and goes on after its last event. */
final class StreamsCut implements Family {

    @Override
    public String id() {
        return "F26";
    }

    @Override
    public String fault() {
        return "event streams cut every two seconds, and the gateway killed";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(
                Duration.ofSeconds(15),
                Duration.ofSeconds(25),
                when -> plan.signal(
                        when, Signal.KILL, plan.chance().oneOf(plan.stage().replicas(Arena.GATEWAY))));
    }
}
