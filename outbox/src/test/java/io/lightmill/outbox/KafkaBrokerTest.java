package io.lightmill.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KafkaBrokerTest {

    @Test
    void a_broker_that_nobody_runs_is_unavailable_and_refuses_nothing() throws IOException {
        KafkaBroker broker = new KafkaBroker("127.0.0.1:" + closedPort(), "test", new ShortWaits());
        OutboxRow row = new OutboxRow(1, "topic", "key", "type", new byte[] {1}, Instant.EPOCH);

        CompletableFuture<Void> sent = broker.send(row);
        Delivery delivery = Delivery.await(Map.of(row, sent));
        broker.close();

        assertThat(delivery.acknowledged()).isEmpty();
        assertThat(delivery.refused()).isEmpty();
        assertThat(delivery.unavailable()).isPresent();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record ShortWaits() implements OutboxConfig {
        @Override
        public boolean relay() {
            return false;
        }

        @Override
        public Duration poll() {
            return Duration.ofMillis(50);
        }

        @Override
        public int batch() {
            return 1;
        }

        @Override
        public long batchBytes() {
            return 1;
        }

        @Override
        public Duration acknowledge() {
            return Duration.ofMillis(400);
        }

        @Override
        public Duration pause() {
            return Duration.ofMillis(1);
        }
    }
}
