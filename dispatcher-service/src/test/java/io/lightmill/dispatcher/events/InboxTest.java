package io.lightmill.dispatcher.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemsQueued;
import io.lightmill.contracts.event.Topics;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.queue.PageIntake;
import io.lightmill.dispatcher.replicas.Replica;
import io.lightmill.dispatcher.replicas.Replicas;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of records that cannot be read, and of those that can while the database is away. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class InboxTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.COMMANDS_BULK, 3);

    @Inject
    Fixture fixture;

    @Inject
    Replicas replicas;

    @Inject
    FakeRunPod runPod;

    @Inject
    Inbox inbox;

    @Inject
    ObjectMapper json;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector broker;

    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    @BeforeEach
    void begin() {
        fixture.empty();
        broker.sink("dead-letters").clear();
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLetterTopicAndTheRestGoesOn() {
        Fixture.Submitted job = Fixture.aJob(Lane.BULK, 3);
        comes("poison", EventType.ITEMS_QUEUED.type(), "{\"jobId\":7,");
        comes("poison", EventType.ITEMS_QUEUED.type(), "{\"jobId\":\"no id\"}");
        comes("poison", null, "{}");
        comes("newer", "io.lightmill.job.reconsidered.v9", "{}");
        comes(EventType.JOB_SUBMITTED, job.job());
        comes(EventType.ITEMS_QUEUED, job.page());

        CompletableFuture<Long> storedWhenAcknowledged = send(job.id());

        assertThat(storedWhenAcknowledged.join())
                .as("items at the acknowledgement")
                .isEqualTo(3);
        List<? extends Message<?>> dead = broker.sink("dead-letters").received();
        assertThat(dead).hasSize(3).allSatisfy(letter -> {
            OutgoingKafkaRecordMetadata<?> where =
                    letter.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
            assertThat(where.getTopic()).isEqualTo("lightmill.commands.bulk.dead-letter");
            assertThat(where.getKey()).isEqualTo("poison");
            assertThat(where.getHeaders().lastHeader("dead-letter-reason")).isNotNull();
        });
        assertThat((byte[]) dead.getFirst().getPayload())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"jobId\":7,");
    }

    @Test
    void whatCanBeReadButWillNeverBeTakenGoesThereTooWithItsReason() {
        Fixture.Submitted job = Fixture.aJob(Lane.BULK, 3);
        comes("empty", EventType.ITEMS_QUEUED.type(), "{}");
        comes("no items", EventType.ITEMS_QUEUED.type(), "{\"jobId\":\"" + job.id() + "\",\"page\":1,\"items\":null}");
        comes("nothing", EventType.ITEMS_QUEUED.type(), "null");
        comes(
                "too long",
                EventType.JOB_SUBMITTED.type(),
                text(job.job()).replace("\"1K\"", '"' + "K".repeat(65) + '"'));
        comes(EventType.JOB_SUBMITTED, job.job());
        comes(EventType.ITEMS_QUEUED, job.page());

        assertThat(send(job.id()).join()).as("items at the acknowledgement").isEqualTo(3);
        assertThat(broker.sink("dead-letters").received())
                .extracting(letter ->
                        letter.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow())
                .allSatisfy(where -> assertThat(reason(where)).isNotBlank())
                .extracting(OutgoingKafkaRecordMetadata::getKey)
                .containsExactlyInAnyOrder("empty", "no items", "nothing", "too long");
    }

    @Test
    void aJobThatComesTogetherWithAPageThatIsNeverTakenIsStoredAllTheSame() {
        Fixture.Submitted job = Fixture.aJob(Lane.BULK, 3);
        comes(EventType.JOB_SUBMITTED, job.job());
        comes("no items", EventType.ITEMS_QUEUED.type(), "{\"jobId\":\"" + job.id() + "\",\"page\":1,\"items\":null}");
        comes(EventType.ITEMS_QUEUED, job.page());

        assertThat(send(job.id()).join()).as("items at the acknowledgement").isEqualTo(3);
        assertThat(fixture.count("job where user_id is not null")).isEqualTo(1);
        assertThat(broker.sink("dead-letters").received()).hasSize(1);
    }

    @Test
    void whatBreaksOnOneOfManyCostsThatOneOnly() {
        IntStream.range(0, 9)
                .forEach(n ->
                        comes("job-" + n, EventType.ITEMS_QUEUED.type(), text(page(Ids.create(Instant.now()), n))));
        Set<Integer> done = new HashSet<>();

        inbox.untilDone(inbox.decode(records), events -> {
            List<Integer> pages = events.stream()
                    .map(event -> ((ItemsQueued) event.body()).page())
                    .toList();
            if (pages.contains(5)) {
                throw new IllegalStateException("page 5 is poison");
            }
            done.addAll(pages);
        });

        assertThat(done).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 6, 7, 8);
        assertThat(broker.sink("dead-letters").received()).hasSize(1);
    }

    @Test
    void aProcessThatEndsPutsNothingAside() {
        comes("job", EventType.ITEMS_QUEUED.type(), text(page(Ids.create(Instant.now()), 0)));
        Inbox.Event event = inbox.decode(records).getFirst();

        assertThatThrownBy(() -> inbox.untilDone(event, () -> {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("the container is gone");
                }))
                .hasMessage("the container is gone");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(broker.sink("dead-letters").received()).isEmpty();
    }

    @Test
    void whileTheDatabaseIsAwayThePartitionWaitsAndThenNothingIsLostOrDoubled() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.BULK, 1));
        List<ItemsQueued> pages =
                IntStream.rangeClosed(1, 20).mapToObj(n -> page(job.id(), n)).toList();
        pages.forEach(page -> comes(EventType.ITEMS_QUEUED, page));
        try (Replica replica = replicas.make(runPod)) {
            replica.line().cut();
            CompletableFuture<Void> consumed = CompletableFuture.runAsync(() -> consume(replica));
            await().until(() -> replica.line().refused() > 0);
            assertThat(consumed).isNotDone();
            assertThat(items(job.id())).isEqualTo(1);

            replica.line().mend();
            await().until(() -> items(job.id()) > 1);
            replica.line().cut(); // in the middle of whatever page it is at
            replica.line().mend();

            consumed.join();
        }
        assertThat(items(job.id())).isEqualTo(1 + 20 * 50);
        assertThat(fixture.count("item where version <= 0 or state <> 'queued'"))
                .isZero();
    }

    private void consume(Replica replica) {
        PageIntake intake = replica.get(PageIntake.class);
        inbox.decode(records).forEach(page -> inbox.untilDone(page, () -> intake.page((ItemsQueued) page.body())));
    }

    private static ItemsQueued page(UUID job, int number) {
        Fixture.Submitted some = Fixture.aJob(Lane.BULK, 50);
        return new ItemsQueued(job, number, some.page().prompts(), some.page().items());
    }

    private long items(UUID job) {
        return fixture.count("item where job_id = ?", (Object) Ids.bytes(job));
    }

    /** As Kafka hands records over; tells how many items were stored when they were acknowledged. */
    private CompletableFuture<Long> send(UUID job) {
        CompletableFuture<Long> stored = new CompletableFuture<>();
        broker.source("commands-bulk")
                .send(Message.of(new ConsumerRecords<>(Map.of(PARTITION, records), Map.of()), () -> {
                    stored.complete(items(job));
                    return CompletableFuture.completedFuture(null);
                }));
        return stored.orTimeout(30, TimeUnit.SECONDS);
    }

    private static String reason(OutgoingKafkaRecordMetadata<?> where) {
        return new String(where.getHeaders().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
    }

    private void comes(EventType type, Record body) {
        comes("job", type.type(), text(body));
    }

    private String text(Record body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void comes(String key, @Nullable String type, String body) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                PARTITION.topic(), PARTITION.partition(), records.size(), key, body.getBytes(StandardCharsets.UTF_8));
        if (type != null) {
            record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        }
        records.add(record);
    }
}
