package io.lightmill.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.lightmill.testparts.DatabaseResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay's loop, over rows that another process committed: nothing here wakes it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class RelayRunsTest {

    @Inject
    OutboxRows rows;

    @Inject
    RecordingBroker broker;

    @Inject
    AgroalDataSource database;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private OutboxRelay relay;

    @BeforeEach
    void start() throws SQLException {
        broker.reset();
        execute("delete from outbox");
        relay = new OutboxRelay(rows, broker, new GivenConfig(Duration.ofSeconds(5)), meters);
        relay.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        relay.stop(new ShutdownEvent());
    }

    @Test
    void what_nobody_told_it_of_is_found_by_the_poll() throws SQLException {
        anotherProcessCommits("k", 0);

        await().untilAsserted(() -> assertThat(broker.keys()).containsExactly("k"));
        await().untilAsserted(() ->
                assertThat(meters.counter("lightmill.outbox.sent").count()).isEqualTo(1));
    }

    @Test
    void while_the_broker_is_away_the_metrics_say_how_much_waits_and_for_how_long_and_then_all_is_sent()
            throws SQLException {
        broker.failWith(row -> new TimeoutException("no broker"));
        anotherProcessCommits("a", 120);
        anotherProcessCommits("b", 0);

        await().untilAsserted(() -> {
            assertThat(gauge("rows")).isEqualTo(2);
            assertThat(gauge("oldest.seconds")).isGreaterThanOrEqualTo(120);
        });

        broker.failWith(row -> null);
        await().untilAsserted(() -> {
            assertThat(broker.keys()).containsExactly("a", "b");
            assertThat(gauge("rows")).isZero();
            assertThat(gauge("oldest.seconds")).isZero();
        });
    }

    private double gauge(String name) {
        return meters.get("lightmill.outbox." + name).gauge().value();
    }

    private void anotherProcessCommits(String key, int secondsAgo) throws SQLException {
        execute("insert into outbox (topic, record_key, type, body, created_at) values ('topic', '" + key
                + "', 'type', '{}', utc_timestamp(6) - interval " + secondsAgo + " second)");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
