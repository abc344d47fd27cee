package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.contracts.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What nobody can read is set aside, and the next record is taken. */
final class RecordsPoisoned implements Family {

    /** Those that services set aside from, the one that gateways read, and one for readers of other systems. */
    private static final List<String> ALL = Stream.concat(
                    RecordsRepeated.TOPICS.stream(), Stream.of(Topics.USER_EVENTS, Topics.BUNDLES))
            .toList();

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
                        when, "poison is written to every topic", arena -> Records.poison(arena.kafkaServers(), ALL)));
    }

    @Override
    public List<String> missed(Arena arena) {
        return RecordsRepeated.TOPICS.stream()
                .filter(topic -> Records.count(arena.kafkaServers(), topic + Topics.DEAD_LETTER_SUFFIX) == 0)
                .map(topic -> "nothing of " + topic + " was set aside")
                .toList();
    }
}
