package io.lightmill.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.JobCancelRequested;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.trace.CurrentTrace;
import io.lightmill.trace.Trace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    OutboxRows rows;

    @Inject
    RecordingBroker broker;

    @Inject
    ObjectMapper json;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void empty() throws SQLException {
        broker.reset();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from outbox");
        }
    }

    @Test
    void what_is_committed_is_sent_in_order_and_removed() throws IOException {
        commit("a", "b", "a");

        assertThat(relay.relayOnce()).isEqualTo(3);

        assertThat(broker.keys()).containsExactly("a", "b", "a");
        assertThat(broker.received().getFirst().type()).isEqualTo(EventType.JOB_CANCEL_REQUESTED.type());
        assertThat(json.readValue(broker.received().getFirst().body(), JobCancelRequested.class))
                .isEqualTo(event());
        assertThat(backlog().rows()).isZero();
        assertThat(relay.relayOnce()).isZero();
    }

    @Test
    void an_event_goes_on_in_the_trace_in_which_it_was_written() {
        Trace trace = Trace.begun();
        try (CurrentTrace.Scope scope = CurrentTrace.enter(trace)) {
            commit("a");
        }
        commit("b");

        relay.relayOnce();

        assertThat(broker.received()).extracting(OutboxRow::traceparent).containsExactly(trace.traceparent(), null);
    }

    @Test
    void whoever_hears_of_it_is_in_its_trace() {
        Trace trace = Trace.begun();
        ConsumerRecord<String, byte[]> event = new ConsumerRecord<>("topic", 0, 0, "key", new byte[0]);
        event.headers().add("ce_traceparent", trace.traceparent().getBytes(StandardCharsets.UTF_8));

        try (CurrentTrace.Scope scope = EventTrace.enter(event)) {
            assertThat(CurrentTrace.get()).contains(trace);
        }
        try (CurrentTrace.Scope outer = CurrentTrace.enter(trace);
                CurrentTrace.Scope scope = EventTrace.enter(new ConsumerRecord<>("topic", 0, 1, "key", new byte[0]))) {
            assertThat(CurrentTrace.get()).isEmpty();
        }
    }

    @Test
    void what_is_rolled_back_was_never_said() {
        QuarkusTransaction.begin();
        append("a");
        QuarkusTransaction.rollback();

        assertThat(relay.relayOnce()).isZero();
        assertThat(broker.keys()).isEmpty();
    }

    @Test
    void an_event_needs_the_transaction_of_its_change() {
        assertThatThrownBy(() -> append("a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_event_carries_the_record_of_its_type() {
        assertThatThrownBy(() -> new OutboxMessage("t", "k", EventType.JOB_PAUSED, event()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_broker_that_is_away_loses_nothing() {
        commit("a", "b");
        broker.failWith(row -> new TimeoutException("no broker"));
        assertThat(relay.relayOnce()).isZero();
        assertThat(backlog().rows()).isEqualTo(2);

        broker.failWith(row -> null);
        relay.relayOnce();

        assertThat(broker.keys()).containsExactly("a", "b");
    }

    @Test
    void a_record_that_the_broker_refuses_parks_its_key_and_not_the_others() {
        commit("bad", "bad", "good");
        broker.failWith(row -> row.key().equals("bad") ? new RecordTooLargeException("too large") : null);

        assertThat(relay.relayOnce()).isEqualTo(1);
        assertThat(backlog().parked()).isEqualTo(1);

        broker.failWith(row -> null);
        commit("bad", "good");
        relay.relayOnce();
        assertThat(broker.keys()).containsExactly("good", "good");
        assertThat(backlog().rows()).isEqualTo(3);
        assertThat(rows.anyDue()).as("what waits behind the parked one").isFalse();
    }

    @Test
    void what_overtook_a_refused_record_of_its_key_is_kept_behind_it() {
        commit("bad", "bad", "good");
        AtomicInteger asked = new AtomicInteger();
        broker.failLater(row -> row.key().equals("bad") && asked.getAndIncrement() == 0
                ? new RecordTooLargeException("too large for the broker")
                : null);

        assertThat(relay.relayOnce()).isEqualTo(1);

        assertThat(backlog()).satisfies(left -> {
            assertThat(left.rows()).isEqualTo(2);
            assertThat(left.parked()).isEqualTo(1);
        });
    }

    @Test
    void what_overtook_a_record_that_got_lost_is_sent_again_behind_it() {
        commit("a", "a", "b");
        AtomicInteger asked = new AtomicInteger();
        broker.failLater(row -> asked.getAndIncrement() == 0 ? new TimeoutException("lost on its way") : null);

        assertThat(relay.relayOnce()).isEqualTo(1);
        assertThat(relay.relayOnce()).isEqualTo(2);

        assertThat(broker.keys()).containsExactly("a", "b", "a", "a");
        List<Long> ids = broker.received().stream().map(OutboxRow::id).toList();
        assertThat(ids.get(2)).isLessThan(ids.get(3));
        assertThat(ids.get(3)).isEqualTo(ids.get(0));
    }

    @Test
    void a_broker_that_does_not_answer_is_asked_once_a_round() {
        commit("a", "b", "c");
        AtomicInteger asked = new AtomicInteger();
        broker.failWith(row -> {
            asked.incrementAndGet();
            return new TimeoutException("no broker");
        });

        assertThat(relay.relayOnce()).isZero();

        assertThat(asked).hasValue(1);
    }

    @Test
    void a_topic_that_is_missing_holds_up_no_other() {
        commit("a", "b");
        QuarkusTransaction.requiringNew().run(() -> append("elsewhere", "c"));
        broker.failWith(row -> row.topic().equals("topic") ? new TimeoutException("not in the metadata") : null);

        relay.relayOnce();
        assertThat(relay.relayOnce()).isEqualTo(1);
        assertThat(broker.keys()).containsExactly("c");

        broker.failWith(row -> null);
        relay.relayOnce();
        assertThat(broker.keys()).containsExactly("c", "a", "b");
    }

    @Test
    void records_of_patient_topics_go_behind_all_others_and_some_of_them_each_time() {
        QuarkusTransaction.requiringNew().run(() -> append("patient", "page 1"));
        QuarkusTransaction.requiringNew().run(() -> append("patient", "page 2"));
        commit("a", "b");

        relay.relayOnce();
        assertThat(broker.keys()).containsExactly("a", "b", "page 1");
        commit("c");
        relay.relayOnce();

        assertThat(broker.keys()).containsExactly("a", "b", "page 1", "c", "page 2");
        assertThat(backlog().rows()).isZero();
    }

    @Test
    void what_was_acknowledged_but_not_removed_is_sent_again() {
        commit("a", "b");
        broker.failWith(row -> {
            if (row.key().equals("b")) {
                throw new IllegalStateException("the process dies");
            }
            return null;
        });
        assertThatThrownBy(relay::relayOnce).hasMessageContaining("the process dies");

        broker.failWith(row -> null);
        relay.relayOnce();

        assertThat(broker.keys()).containsExactly("a", "a", "b");
        assertThat(backlog().rows()).isZero();
    }

    @Test
    void of_many_relays_one_sends_at_a_time_and_nothing_is_sent_twice() throws Exception {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            keys.add("k" + i);
        }
        commit(keys.toArray(String[]::new));
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sent.add(replicas.submit(() -> {
                    start.await();
                    return relay.relayOnce();
                }));
            }
            start.countDown();
            int total = 0;
            for (Future<Integer> one : sent) {
                total += one.get();
            }
            assertThat(total).isEqualTo(300);
        }
        assertThat(broker.keys()).containsExactlyElementsOf(keys);
    }

    private void commit(String... keys) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (String key : keys) {
                append(key);
            }
        });
    }

    private void append(String key) {
        append("topic", key);
    }

    private void append(String topic, String key) {
        outbox.append(topic, key, EventType.JOB_CANCEL_REQUESTED, event());
    }

    private OutboxRows.Backlog backlog() {
        return QuarkusTransaction.requiringNew().call(rows::backlog);
    }

    private static JobCancelRequested event() {
        return new JobCancelRequested(new UUID(1, 2), new UUID(3, 4), Instant.ofEpochSecond(1_800_000_000));
    }
}
