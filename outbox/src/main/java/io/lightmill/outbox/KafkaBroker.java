package io.lightmill.outbox;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Rows go out to Kafka as CloudEvents in binary mode. */
@ApplicationScoped
class KafkaBroker implements Broker {

    private final Producer<String, byte[]> producer;
    private final String source;

    @Inject
    KafkaBroker(
            @ConfigProperty(name = "kafka.bootstrap.servers", defaultValue = "127.0.0.1:9092") String servers,
            @ConfigProperty(name = "quarkus.application.name") String service,
            OutboxConfig config) {
        this(new KafkaProducer<>(settings(servers, service, config.acknowledge())), service);
    }

    KafkaBroker(Producer<String, byte[]> producer, String service) {
        this.producer = producer;
        this.source = "/lightmill/" + service;
    }

    private static Map<String, Object> settings(String servers, String service, Duration acknowledge) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("client.id", service + "-outbox");
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);
        settings.put("acks", "all");
        // Idempotence keeps a partition's order through the producer's own repetitions.
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 0);
        settings.put("compression.type", "lz4");
        settings.put("batch.size", 256 * 1024);
        settings.put("buffer.memory", 16L * 1024 * 1024);
        settings.put("max.request.size", 2 * 1024 * 1024);
        settings.put("request.timeout.ms", (int) acknowledge.dividedBy(2).toMillis());
        settings.put("delivery.timeout.ms", (int) acknowledge.toMillis());
        settings.put("max.block.ms", acknowledge.dividedBy(2).toMillis());
        return settings;
    }

    @Override
    public CompletableFuture<Void> send(OutboxRow row) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(row.topic(), null, null, row.key(), row.body(), headers(row));
        try {
            producer.send(message, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    private List<Header> headers(OutboxRow row) {
        List<Header> headers = new ArrayList<>(List.of(
                header("ce_specversion", "1.0"),
                header("ce_id", source + "/" + row.id()),
                header("ce_source", source),
                header("ce_type", row.type()),
                header("ce_time", row.createdAt().toString()),
                header("content-type", "application/json")));
        String traceparent = row.traceparent();
        if (traceparent != null) {
            headers.add(header(EventTrace.HEADER, traceparent));
        }
        return headers;
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
