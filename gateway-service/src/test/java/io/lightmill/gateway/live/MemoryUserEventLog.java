package io.lightmill.gateway.live;

import io.lightmill.contracts.event.Topics;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The topic in memory, behind Kafka's own mock of its consumer. */
@Mock
@ApplicationScoped
class MemoryUserEventLog implements UserEventLog {

    private static final int PARTITIONS = 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private final Map<Integer, List<ConsumerRecord<byte[], byte[]>>> partitions = new HashMap<>();
    private String topicId = "topic-1";

    @Override
    public Facts facts() {
        return new Facts(topicId, PARTITIONS);
    }

    @Override
    public Consumer<byte[], byte[]> open() {
        return new Reading();
    }

    /** Writes as job-service does, and answers with the offset. */
    long write(@Nullable UUID user, @Nullable String type, String json) {
        int partition = user == null ? 0 : Math.floorMod(user.hashCode(), PARTITIONS);
        lock.lock();
        try {
            var records = partitions.computeIfAbsent(partition, none -> new ArrayList<>());
            var event = new ConsumerRecord<>(
                    Topics.USER_EVENTS,
                    partition,
                    records.size(),
                    user == null ? null : user.toString().getBytes(StandardCharsets.US_ASCII),
                    json.getBytes(StandardCharsets.UTF_8));
            event.headers().add("ce_type", type == null ? null : type.getBytes(StandardCharsets.UTF_8));
            records.add(event);
            written.signalAll();
            return event.offset();
        } finally {
            lock.unlock();
        }
    }

    private final class Reading extends MockConsumer<byte[], byte[]> {

        private final Map<Integer, Long> given = new HashMap<>();

        Reading() {
            super("none");
        }

        @Override
        public synchronized Map<TopicPartition, Long> beginningOffsets(java.util.Collection<TopicPartition> asked) {
            Map<TopicPartition, Long> begins = new HashMap<>();
            asked.forEach(partition -> begins.put(partition, 0L));
            return begins;
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(java.util.Collection<TopicPartition> asked) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            lock.lock();
            try {
                asked.forEach(partition -> ends.put(partition, (long) partitions
                        .getOrDefault(partition.partition(), List.of())
                        .size()));
            } finally {
                lock.unlock();
            }
            return ends;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            lock.lock();
            try {
                handOver();
                ConsumerRecords<byte[], byte[]> records = super.poll(Duration.ZERO);
                if (!records.isEmpty() || written.awaitNanos(timeout.toNanos()) <= 0) {
                    return records;
                }
                handOver();
                return super.poll(Duration.ZERO);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                lock.unlock();
            }
        }

        private void handOver() {
            partitions.forEach((number, records) -> {
                TopicPartition partition = new TopicPartition(Topics.USER_EVENTS, number);
                long from = given.computeIfAbsent(number, none -> position(partition));
                for (long offset = from; offset < records.size(); offset++) {
                    addRecord(records.get((int) offset));
                }
                given.put(number, (long) records.size());
            });
        }
    }
}
