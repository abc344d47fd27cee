package io.lightmill.gateway.live;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The offsets that a partition holds.
 *
 * @param end the next one to be written
 */
record Span(TopicPartition partition, long begin, long end) {

    static List<Span> of(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream()
                .map(partition -> new Span(
                        partition,
                        Objects.requireNonNull(begins.get(partition)),
                        Objects.requireNonNull(ends.get(partition))))
                .toList();
    }

    int number() {
        return partition.partition();
    }

    /** Where to begin in order to read so many, or all where there are fewer. */
    long startFor(int records) {
        return Math.max(begin, end - records);
    }

    /** Whether one can go on from that partition's place. */
    boolean holds(Map<Integer, Long> places) {
        Long place = places.get(number());
        return place != null && begin <= place && place <= end;
    }
}
