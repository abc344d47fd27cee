package io.lightmill.storage.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.event.Topics;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.storage.FolderResource;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.Storage;
import io.lightmill.storage.event.DeadLetters;
import io.lightmill.storage.event.EventReader;
import io.lightmill.storage.event.Patience;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoreUnavailableException;
import io.lightmill.storage.picture.PictureInspector;
import io.lightmill.storage.sql.Database;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.lightmill.trace.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one poll may hold: good reports, poison, and reports that break us. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class ArchiveConsumerTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.ITEMS, 0);

    private final UUID job = UUID.randomUUID();
    private final List<ConsumerRecord<String, byte[]>> poll = new ArrayList<>();

    @Inject
    EventReader events;

    @Inject
    Database database;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Patience patience;

    @Inject
    Outputs outputs;

    @Inject
    PictureInspector inspector;

    @Inject
    Archive archive;

    @Inject
    ArchiveConfig config;

    @Inject
    MeterRegistry meters;

    @Inject
    ObjectStore store;

    @Inject
    Storage storage;

    @Inject
    ObjectMapper json;

    @Inject
    @Connector("smallrye-in-memory")
    @SuppressWarnings("NullAway.Init")
    InMemoryConnector broker;

    @BeforeEach
    void forget() {
        broker.sink("dead-letters").clear();
    }

    @Test
    void a_report_that_breaks_us_is_put_aside_alone_and_the_others_are_archived() throws IOException {
        List<ItemGenerated> good = new ArrayList<>();
        for (int item = 0; item < 37; item++) {
            good.add(made());
        }
        ItemGenerated breaking = made();
        for (ItemGenerated item : good.subList(0, 20)) {
            poll(json.writeValueAsBytes(item));
        }
        poll(json.writeValueAsBytes(breaking));
        for (ItemGenerated item : good.subList(20, good.size())) {
            poll(json.writeValueAsBytes(item));
        }

        consume(failingFor(breaking, () -> new IllegalStateException("a mistake of ours")));

        assertThat(outputs.find(good.stream().map(ItemGenerated::itemId).toList()))
                .hasSize(37);
        assertThat(outputs.find(breaking.itemId())).isEmpty();
        assertThat(putAside()).containsExactly(new String(json.writeValueAsBytes(breaking), StandardCharsets.UTF_8));
        assertThat(reason()).contains("a mistake of ours");
    }

    @Test
    void while_the_bucket_is_away_the_partition_waits_and_nothing_is_put_aside() throws IOException {
        ItemGenerated item = made();
        poll(json.writeValueAsBytes(item));
        AtomicInteger times = new AtomicInteger();

        consume(failingFor(
                item,
                () -> times.incrementAndGet() <= 2 ? new StoreUnavailableException("look", new IOException()) : null));

        assertThat(times).hasValue(3);
        assertThat(outputs.find(item.itemId())).isPresent();
        assertThat(putAside()).isEmpty();
    }

    @Test
    void what_is_said_of_an_output_goes_on_in_the_trace_of_its_job() throws IOException {
        ItemGenerated item = made();
        Trace trace = Trace.begun();
        poll(json.writeValueAsBytes(item));
        poll.getFirst().headers().add("ce_traceparent", trace.traceparent().getBytes(StandardCharsets.UTF_8));

        consume(store);

        assertThat(database.list(
                        "select traceparent from outbox where record_key = ?",
                        row -> row.string("traceparent"),
                        job.toString()))
                .containsExactly(trace.traceparent());
    }

    @Test
    void what_cannot_be_read_is_put_aside_even_when_it_is_nothing_at_all() throws IOException {
        ItemGenerated item = made();
        poll("{not json".getBytes(StandardCharsets.UTF_8));
        poll(null);
        poll("{}".getBytes(StandardCharsets.UTF_8));
        poll(json.writeValueAsBytes(item));

        consume(store);

        assertThat(putAside()).containsExactly("{not json", "", "{}");
        assertThat(outputs.find(item.itemId())).isPresent();
    }

    private ItemGenerated made() {
        byte[] file = Pictures.png(3, 3, 1);
        var output = new GeneratedOutput("image/png", file.length, null, 3, 3, false, 0.5, null, Map.of());
        ItemGenerated item = new ItemGenerated(
                job, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 2, output, 1, Instant.now());
        storage.store(ObjectKey.output(job, item.itemId(), item.attemptId()), file);
        return item;
    }

    private void poll(byte @Nullable [] body) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(Topics.ITEMS, 0, poll.size(), job.toString(), body);
        record.headers().add("ce_type", EventType.ITEM_GENERATED.type().getBytes(StandardCharsets.UTF_8));
        poll.add(record);
    }

    private void consume(ObjectStore bucket) {
        Archivist archivist =
                new Archivist(outputs, new OutputExaminer(bucket, inspector, config), archive, config, meters);
        new ArchiveConsumer(events, deadLetters, patience, archivist)
                .consume(new ConsumerRecords<>(Map.of(PARTITION, poll), Map.of()));
    }

    /** The bucket, but for one item's output. */
    private ObjectStore failingFor(ItemGenerated item, Supplier<@Nullable RuntimeException> failure) {
        ObjectKey key = ObjectKey.output(job, item.itemId(), item.attemptId());
        return (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    RuntimeException thrown =
                            method.getName().equals("head") && arguments[0].equals(key) ? failure.get() : null;
                    if (thrown != null) {
                        throw thrown;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private List<String> putAside() {
        return broker.<byte[]>sink("dead-letters").received().stream()
                .map(letter -> new String(letter.getPayload(), StandardCharsets.UTF_8))
                .toList();
    }

    private String reason() {
        Message<byte[]> letter = broker.<byte[]>sink("dead-letters").received().getFirst();
        var metadata = letter.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
        return new String(metadata.getHeaders().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
    }
}
