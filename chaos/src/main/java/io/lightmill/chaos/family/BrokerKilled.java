package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.arena.Signal;
import java.time.Duration;

/** The broker drops dead; what was committed meanwhile waits in the outboxes. */
final class BrokerKilled implements Family {

    @Override
    public String id() {
        return "F5";
    }

    @Override
    public String fault() {
        return "broker killed and restarted";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(
                Duration.ofSeconds(15), Duration.ofSeconds(30), when -> plan.signal(when, Signal.KILL, Arena.KAFKA));
    }
}
