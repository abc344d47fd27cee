package io.lightmill.bench.peer;

import io.lightmill.e2e.stack.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A record that is sent to the stack's broker and received by a consumer without a group. */
final class BrokerRoundTrip implements AutoCloseable {

    private static final byte[] BODY = new byte[500];

    private final String topic = "bench-" + UUID.randomUUID();
    private final Map<String, Object> servers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    BrokerRoundTrip(Stack stack) throws ExecutionException, InterruptedException {
        int port = Objects.requireNonNull(stack.status().part("kafka").port());
        this.servers = Map.of("bootstrap.servers", "127.0.0.1:" + port);
        try (Admin admin = Admin.create(servers)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        this.producer = new KafkaProducer<>(sending(), new ByteArraySerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(servers, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        consumer.position(partition);
    }

    /** The client's own default waits 5 ms for company, which nobody need do. */
    private Map<String, Object> sending() {
        Map<String, Object> settings = new HashMap<>(servers);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }

    double go() throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic, BODY));
        while (true) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(10));
            if (!records.isEmpty()) {
                return records.count();
            }
        }
    }

    @Override
    public void close() throws ExecutionException, InterruptedException {
        producer.close();
        consumer.close();
        try (Admin admin = Admin.create(servers)) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }
}
