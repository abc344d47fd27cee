package io.lightmill.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicaTest {

    private final Vertx vertx = Vertx.vertx();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Replica replica = new Replica(vertx, "http://127.0.0.1:1", 1, () -> now);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void who_was_away_is_left_alone_for_a_moment_and_then_tried_by_one() {
        assertThat(replica.isWorthATry()).isTrue();

        replica.away();
        assertThat(replica.isWorthATry()).isFalse();

        now = now.plusSeconds(1);
        assertThat(replica.isWorthATry()).isTrue();
        assertThat(replica.isWorthATry()).as("by another one").isFalse();
    }

    @Test
    void a_clock_that_is_set_back_makes_the_moment_no_longer() {
        replica.away();

        now = now.minusSeconds(600);

        assertThat(replica.isWorthATry()).isTrue();
    }
}
