package io.lightmill.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaBrokerTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void a_broker_that_nobody_runs_is_unavailable_and_refuses_nothing() throws IOException {
        KafkaBroker broker =
                new KafkaBroker("127.0.0.1:" + closedPort(), "test", new GivenConfig(Duration.ofMillis(400)));
        OutboxRow row = new OutboxRow(1, "topic", "key", "type", new byte[] {1}, Instant.EPOCH, null);

        CompletableFuture<Void> sent = broker.send(row);
        Delivery delivery = Delivery.await(Map.of(row, sent));
        broker.close();

        assertThat(delivery.acknowledged()).isEmpty();
        assertThat(delivery.refused()).isEmpty();
        assertThat(delivery.unavailable()).isPresent();
    }

    @Test
    void a_row_is_a_cloud_event_in_binary_mode() {
        var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        KafkaBroker broker = new KafkaBroker(producer, "job-service");
        Instant at = Instant.parse("2026-11-21T10:00:00Z");

        broker.send(new OutboxRow(7, "topic", "key", "io.lightmill.x.v1", new byte[] {1}, at, TRACE))
                .join();

        ProducerRecord<String, byte[]> sent = producer.history().getFirst();
        assertThat(sent.topic()).isEqualTo("topic");
        assertThat(sent.key()).isEqualTo("key");
        assertThat(sent.value()).containsExactly(1);
        assertThat(sent.headers())
                .extracting(header -> header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactly(
                        "ce_specversion: 1.0",
                        "ce_id: /lightmill/job-service/7",
                        "ce_source: /lightmill/job-service",
                        "ce_type: io.lightmill.x.v1",
                        "ce_time: 2026-11-21T10:00:00Z",
                        "content-type: application/json",
                        "ce_traceparent: " + TRACE);
    }

    @Test
    void a_services_own_work_has_no_trace() {
        var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        KafkaBroker broker = new KafkaBroker(producer, "job-service");

        broker.send(new OutboxRow(7, "topic", "key", "io.lightmill.x.v1", new byte[] {1}, Instant.EPOCH, null))
                .join();

        assertThat(producer.history().getFirst().headers().lastHeader("ce_traceparent"))
                .isNull();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
