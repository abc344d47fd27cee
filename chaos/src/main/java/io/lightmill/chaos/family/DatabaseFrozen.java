package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import java.time.Duration;

/** The database answers nobody for a while. */
final class DatabaseFrozen implements Family {

    @Override
    public String id() {
        return "F11b";
    }

    @Override
    public String fault() {
        return "database frozen for 20 s";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(
                Duration.ofSeconds(30),
                Duration.ofSeconds(45),
                when -> plan.stop(when, Arena.DATABASE, plan.stage().upTo(Duration.ofSeconds(20))));
    }
}
