package io.lightmill.dispatcher.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.ItemsProgressed;
import io.lightmill.contracts.event.ItemsProgressed.Progress;
import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.BeatAnswer;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySink;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What beats say of a user's items is told as one word. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class ProgressNewsTest {

    private static final BeatAnswer GO_ON = new BeatAnswer(90, List.of());

    @Inject
    ProgressNews news;

    @Inject
    ObjectMapper json;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector broker;

    private final UUID user = UUID.randomUUID();
    private final UUID job = UUID.randomUUID();
    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();

    @BeforeEach
    void clear() {
        news.tell();
        sink().clear();
    }

    @Test
    void beats_of_a_second_are_one_word_and_the_last_counts() throws IOException {
        news.note(attempt(one), new Beat(Map.of(one, 0.2)), GO_ON);
        news.note(attempt(two), new Beat(Map.of(two, 0.5)), GO_ON);
        news.note(attempt(one), new Beat(Map.of(one, 0.7)), GO_ON);

        news.tell();
        news.tell();

        assertThat(told()).hasSize(1);
        assertThat(told().getFirst().items())
                .containsExactlyInAnyOrder(new Progress(job, one, 0.7), new Progress(job, two, 0.5));
        Message<?> message = sink().received().getFirst();
        var record = message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
        assertThat(record.getKey()).isEqualTo(user.toString());
        assertThat(new String(record.getHeaders().lastHeader("ce_type").value()))
                .isEqualTo("io.lightmill.items.progressed.v1");
    }

    @Test
    void items_of_another_attempt_and_what_is_no_fraction_are_not_told() throws IOException {
        news.note(attempt(one), new Beat(Map.of(two, 0.5, one, 7.0)), GO_ON);

        news.tell();

        assertThat(told().getFirst().items()).containsExactly(new Progress(job, one, 1.0));
    }

    @Test
    void what_is_stopped_and_an_attempt_that_is_over_are_not_told() {
        news.note(attempt(one), new Beat(Map.of(one, 0.5)), new BeatAnswer(90, List.of(one)));
        news.note(attempt(two), new Beat(Map.of(two, 0.5)), new BeatAnswer(0, List.of()));

        news.tell();

        assertThat(sink().received()).isEmpty();
    }

    @Test
    void its_source_is_that_of_the_services_other_words() {
        news.note(attempt(one), new Beat(Map.of(one, 0.5)), GO_ON);

        news.tell();

        Headers headers = sink().received()
                .getFirst()
                .getMetadata(OutgoingKafkaRecordMetadata.class)
                .orElseThrow()
                .getHeaders();
        assertThat(new String(headers.lastHeader("ce_source").value(), StandardCharsets.UTF_8))
                .isEqualTo("/lightmill/dispatcher-service");
    }

    private Binding attempt(UUID item) {
        return new Binding(UUID.randomUUID(), UUID.randomUUID(), job, user, List.of(item));
    }

    private InMemorySink<byte[]> sink() {
        return broker.sink("user-progress");
    }

    private List<ItemsProgressed> told() throws IOException {
        List<ItemsProgressed> told = new ArrayList<>();
        for (Message<byte[]> message : sink().received()) {
            told.add(json.readValue(message.getPayload(), ItemsProgressed.class));
        }
        return told;
    }
}
