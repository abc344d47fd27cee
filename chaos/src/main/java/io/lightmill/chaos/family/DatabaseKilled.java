package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.arena.Signal;
import java.time.Duration;

/** The database drops dead: what it acknowledged is there afterwards. */
final class DatabaseKilled implements Family {

    @Override
    public String id() {
        return "F11";
    }

    @Override
    public String fault() {
        return "database killed and restarted";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(
                Duration.ofSeconds(20), Duration.ofSeconds(35), when -> plan.signal(when, Signal.KILL, Arena.DATABASE));
    }
}
