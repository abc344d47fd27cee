package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What nobody can read is set aside, and the next record is taken. */
final class RecordsPoisoned implements Family {

    /** Every topic, those of the gateways and of other systems too, with a type that its readers do not pass over. */
    private static final Map<String, EventType> ALL = Map.of(
            Topics.COMMANDS_INTERACTIVE, EventType.JOB_SUBMITTED,
            Topics.COMMANDS_BULK, EventType.ITEMS_QUEUED,
            Topics.ITEMS, EventType.ITEM_GENERATED,
            Topics.OUTPUTS, EventType.OUTPUT_ARCHIVED,
            Topics.JOBS, EventType.JOB_COMPLETED,
            Topics.BUNDLES, EventType.BUNDLE_READY,
            Topics.USER_EVENTS, EventType.JOB_PROGRESSED);

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
