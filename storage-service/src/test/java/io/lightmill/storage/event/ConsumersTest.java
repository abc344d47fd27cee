package io.lightmill.storage.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.event.JobCompleted;
import io.lightmill.contracts.event.Topics;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.storage.FakeJobs;
import io.lightmill.storage.FolderResource;
import io.lightmill.storage.Jobs;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.Storage;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Both consumers on a real broker, which {@code LIGHTMILL_TEST_KAFKA} names; the journeys have one of their own. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
@QuarkusTestResource(value = BrokerResource.class, restrictToAnnotatedClass = true)
@EnabledIfEnvironmentVariable(named = BrokerResource.SETTING, matches = ".+")
class ConsumersTest {

    private static final String BROKER = String.valueOf(System.getenv(BrokerResource.SETTING));

    private final UUID user = UUID.randomUUID();
    private final UUID job = UUID.randomUUID();

    @Inject
    Storage storage;

    @Inject
    ObjectMapper json;

    @SuppressWarnings("NullAway.Init")
    FakeJobs jobs;

    @Test
    void reports_become_words_though_a_poison_record_lies_between() throws Exception {
        int count = 2000;
        byte[] file = Pictures.png(4, 4, 1);
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (int item = 0; item < count; item++) {
                if (item == 700) {
                    send(
                            producer,
                            Topics.ITEMS,
                            EventType.ITEM_GENERATED,
                            "{not json".getBytes(StandardCharsets.UTF_8));
                    send(producer, Topics.ITEMS, EventType.ITEM_GENERATED, "{}".getBytes(StandardCharsets.UTF_8));
                }
                ItemGenerated report = report(file);
                storage.store(ObjectKey.output(job, report.itemId(), report.attemptId()), file);
                send(producer, Topics.ITEMS, EventType.ITEM_GENERATED, json.writeValueAsBytes(report));
            }
        }

        long began = System.nanoTime();
        assertThat(read(Topics.OUTPUTS, count)).hasSize(count);
        System.out.printf(
                "archived %d outputs in %d ms%n",
                count, Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(read(Topics.ITEMS + Topics.DEAD_LETTER_SUFFIX, 2)).contains("{not json", "{}");
    }

    @Test
    void a_finished_job_becomes_a_ready_bundle() throws Exception {
        var view = Jobs.job(job, UUID.randomUUID(), Mode.AUTOMATIC, JobState.COMPLETED, 0, 0);
        jobs.put(user, view, List.of());
        try (KafkaProducer<String, byte[]> producer = producer()) {
            send(producer, Topics.JOBS, EventType.JOB_COMPLETED, "nonsense".getBytes(StandardCharsets.UTF_8));
            send(
                    producer,
                    Topics.JOBS,
                    EventType.JOB_COMPLETED,
                    json.writeValueAsBytes(
                            new JobCompleted(job, user, view.groupId(), JobState.COMPLETED, view.items(), Jobs.AT)));
        }

        assertThat(read(Topics.BUNDLES, 1)).singleElement().asString().contains("\"etag\"");
    }

    private ItemGenerated report(byte[] file) {
        var output =
                new GeneratedOutput("image/png", file.length, Pictures.sha256(file), 4, 4, true, 1, null, Map.of());
        return new ItemGenerated(job, UUID.randomUUID(), user, UUID.randomUUID(), 2, output, 1, Instant.now());
    }

    private void send(KafkaProducer<String, byte[]> producer, String topic, EventType type, byte[] body) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, job.toString(), body);
        record.headers().add("ce_type", type.type().getBytes(StandardCharsets.UTF_8));
        producer.send(record);
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER), new StringSerializer(), new ByteArraySerializer());
    }

    /** Different bodies of this job's records, as many as wanted. */
    private Set<String> read(String topic, int wanted) {
        Set<String> bodies = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        BROKER,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int round = 0; round < 300 && bodies.size() < wanted; round++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (job.toString().equals(record.key())) {
                        bodies.add(new String(record.value(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return bodies;
    }
}
