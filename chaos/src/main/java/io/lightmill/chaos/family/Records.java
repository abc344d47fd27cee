package io.lightmill.chaos.family;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lightmill.contracts.event.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What somebody else writes to the topics. */
final class Records {

    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");
    private static final int MOST = 400;
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static {
        // A broker that is away is nothing to tell of here; a logger that nobody keeps would be collected with its
        // level.
        CLIENTS.setLevel(Level.OFF);
    }

    private Records() {}

    /** Some of what is there is written once more, keys and headers included, in another order. */
    static void repeat(String servers, List<String> topics, long seed) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(read(servers, topics));
        Collections.shuffle(records, new Random(seed));
        try (KafkaProducer<byte[], byte[]> producer = producer(servers)) {
            records.stream()
                    .limit(MOST)
                    .forEach(record -> producer.send(new ProducerRecord<>(
                            record.topic(), null, record.key(), record.value(), record.headers())));
        }
    }

    /**
     * What nobody can read: without a type, and of a type that the topic's readers wait for.
     *
     * @throws IllegalStateException when the broker did not take all of it
     */
    static void poison(String servers, Map<String, EventType> topics) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(servers)) {
            topics.forEach((topic, type) -> {
                sent.add(producer.send(new ProducerRecord<>(topic, new byte[] {0, 1, 2, (byte) 0xff})));
                ProducerRecord<byte[], byte[]> typed = new ProducerRecord<>(topic, "no json".getBytes(UTF_8));
                typed.headers().add("ce_type", type.type().getBytes(UTF_8));
                sent.add(producer.send(typed));
            });
        }
        if (sent.stream().anyMatch(record -> record.state() != Future.State.SUCCESS)) {
            throw new IllegalStateException("the broker did not take it");
        }
    }

    /** How many a topic has. */
    static long count(String servers, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic).toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Becomes a member of this group, and is no longer one at once. */
    static void join(String servers, String group, List<String> topics) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, "group.id", group, "enable.auto.commit", false, "max.poll.records", 1);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(topics);
            consumer.poll(WAIT);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String servers, List<String> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> partitions(consumer, topic))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // More comes all the time.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            long limit = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(WAIT).forEach(records::add);
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException("the broker does not answer");
                }
            }
            return records;
        }
    }

    private static Stream<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
    }

    private static KafkaProducer<byte[], byte[]> producer(String servers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "delivery.timeout.ms", 30_000, "request.timeout.ms", 10_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
