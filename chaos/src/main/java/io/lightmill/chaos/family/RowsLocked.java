package io.lightmill.chaos.family;

import java.time.Duration;

/** Somebody else is at the database. */
final class RowsLocked implements Family {

    @Override
    public String id() {
        return "F12";
    }

    @Override
    public String fault() {
        return "rows locked by a stranger, connections used up";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(Duration.ofSeconds(12), Duration.ofSeconds(20), when -> {
            if (plan.chance().percent(50)) {
                Duration time = plan.stage().upTo(Duration.ofSeconds(7));
                plan.at(
                        when,
                        "the endpoint rows are locked for " + time.toMillis() + " ms",
                        arena -> Strangers.lock(arena.databases(), "select name from endpoint for update", time));
            } else {
                Duration time = plan.stage().upTo(Duration.ofSeconds(5));
                plan.at(
                        when,
                        "180 strangers are connected for " + time.toMillis() + " ms",
                        arena -> Strangers.connect(arena.databases(), 180, time));
            }
        });
    }
}
