package io.lightmill.chaos.family;

import java.time.Duration;

/** What nobody can read is set aside, and the next record is taken. */
final class RecordsPoisoned implements Family {

    @Override
    public String id() {
        return "F10";
    }

    @Override
    public String fault() {
        return "records that nobody can read on every topic";
    }

    @Override
    public void plan(Plan plan) {
        plan.repeat(
                Duration.ofSeconds(4),
                Duration.ofSeconds(8),
                when -> plan.at(
                        when,
                        "poison is written to every topic",
                        arena -> Records.poison(arena.kafkaServers(), RecordsRepeated.TOPICS)));
    }
}
