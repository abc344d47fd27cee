package io.lightmill.job.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.event.EventType;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProgressTest {

    @Inject
    Api api;

    @Inject
    EventIntake intake;

    @Inject
    JobProgress progress;

    @Inject
    ObjectMapper json;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector broker;

    private final UUID user = Ids.next();
    private final UUID attempt = Ids.next();

    @BeforeEach
    void reset() {
        Siblings.reset();
        broker.sink("dead-letters").clear();
    }

    @Test
    void a_job_goes_from_queued_through_processing_to_completed() {
        Fixture job = aJob(2);

        job.hears(job.news.started(attempt, 1, job.items()));
        job.shows().body("state", equalTo("processing"), "startedAt", notNullValue());
        job.hears(job.news.generated(attempt, 2, job.item(0)), job.news.archived(attempt, job.item(0)));
        job.shows().body("items.completed", equalTo(1), "progress", equalTo(50), "finishedAt", nullValue());
        job.hears(job.news.failed(attempt, 2, job.item(1)));

        job.shows()
                .body("state", equalTo("completed"))
                .body("items.failed", equalTo(1))
                .body("seconds", equalTo(2.0f))
                .body("costUsd", equalTo(0.5f))
                .body("finishedAt", notNullValue());
        assertThat(api.said(EventType.JOB_COMPLETED, job.id)).hasSize(1);
        assertThat(api.said(EventType.JOB_COMPLETED, user)).hasSize(1);
    }

    @Test
    void a_job_fails_when_all_its_items_did_and_its_items_say_why() {
        Fixture job = aJob(1);

        job.hears(job.news.failed(attempt, 4, job.item(0)));

        job.shows().body("state", equalTo("failed"));
        api.as(user)
                .get("/jobs/" + job.id + "/items?state=failed")
                .then()
                .body("items[0].error.code", equalTo("no-image"))
                .body("items[0].error.message", equalTo("no picture"))
                .body("items[0].attempts", equalTo(3));
    }

    @Test
    void a_job_is_cancelled_when_any_item_was() {
        Fixture job = aJob(2);

        job.hears(job.news.archived(attempt, job.item(0)), job.news.cancelled(1, job.item(1)));

        job.shows().body("state", equalTo("cancelled"), "items.completed", equalTo(1));
    }

    @Test
    void an_archive_that_overtakes_its_generation_completes_the_item_and_its_details_still_come() {
        Fixture job = aJob(1);

        job.hears(job.news.archived(attempt, job.item(0)));
        job.shows().body("state", equalTo("completed"));
        job.hears(job.news.generated(Ids.next(), 3, job.item(0)));
        job.hears(job.news.generated(attempt, 5, job.item(0)));

        api.as(user)
                .get("/jobs/" + job.id + "/items")
                .then()
                .body("items[0].state", equalTo("completed"))
                .body("items[0].output.attemptId", equalTo(attempt.toString()))
                .body("items[0].output.url", equalTo("/api/items/" + job.item(0) + "/output"))
                .body("items[0].metadata.by", equalTo(attempt.toString()))
                .body("items[0].seconds", equalTo(2.0f));
    }

    @Test
    void the_end_is_said_once_however_often_it_is_heard() {
        Fixture job = aJob(1);

        job.hears(job.news.generated(attempt, 2, job.item(0)), job.news.archived(attempt, job.item(0)));
        job.hears(job.news.archived(attempt, job.item(0)), job.news.cancelled(9, job.item(0)));
        job.hears(job.news.generated(attempt, 2, job.item(0)));

        job.shows().body("state", equalTo("completed"), "seconds", equalTo(2.0f));
        assertThat(api.said(EventType.JOB_COMPLETED, job.id)).hasSize(1);
    }

    @Test
    void an_item_costs_what_all_its_tries_did_and_the_job_what_its_items_do() {
        Fixture job = aJob(2);
        UUID second = Ids.next();

        job.hears(job.news.generated(attempt, 2, job.item(0), 0.1), job.news.generated(attempt, 2, job.item(1), 0.4));
        job.hears(job.news.requeued(attempt, 3, job.item(0)));
        job.hears(job.news.generated(second, 5, job.item(0), 0.2), job.news.archived(second, job.item(0)));

        job.shows().body("costUsd", equalTo(0.7f));
        api.as(user)
                .get("/jobs/" + job.id + "/items")
                .then()
                .body("items[0].costUsd", equalTo(0.3f))
                .body("items[0].seconds", equalTo(2.0f))
                .body("items[1].costUsd", equalTo(0.4f));
    }

    @Test
    void figures_that_cannot_be_true_count_as_none_and_stop_nothing() {
        Fixture job = aJob(1);
        String said =
                new String(job.news.generated(attempt, 2, job.item(0), 1e300).value(), StandardCharsets.UTF_8);

        job.hears(
                News.message(
                        "io.lightmill.item.generated.v1",
                        said.replace("\"seconds\":2.0", "\"seconds\":\"NaN\"").getBytes(StandardCharsets.UTF_8)),
                job.news.archived(attempt, job.item(0)));

        job.shows().body("state", equalTo("completed"), "seconds", equalTo(0.0f));
        assertThat(broker.sink("dead-letters").received()).isEmpty();
    }

    @Test
    void tiles_hear_of_what_they_show_and_progress_is_told_seldom_but_to_the_end() {
        Fixture job = aJob(3);
        int before = api.said(EventType.JOB_PROGRESSED, user).size();

        job.hears(job.news.started(attempt, 1, job.item(0)));
        job.hears(job.news.generated(attempt, 2, job.item(0)));
        job.hears(job.news.started(attempt, 1, job.item(1)));

        assertThat(api.said(EventType.ITEMS_CHANGED, user)).hasSize(2);
        assertThat(api.said(EventType.JOB_PROGRESSED, user).size() - before).isLessThanOrEqualTo(2);
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            progress.tellDue();
            List<String> said = api.said(EventType.JOB_PROGRESSED, user);
            assertThat(json.readTree(said.getLast()).at("/counts/generated").asInt())
                    .isEqualTo(1);
            assertThat(json.readTree(said.getLast()).at("/counts/processing").asInt())
                    .isEqualTo(1);
        });
    }

    @Test
    void what_cannot_be_decoded_goes_to_the_dead_letters_and_the_rest_goes_on() {
        Fixture job = aJob(1);

        job.hears(
                News.message("io.lightmill.item.generated.v1", "{broken".getBytes(StandardCharsets.UTF_8)),
                News.message("io.lightmill.item.generated.v1", "{}".getBytes(StandardCharsets.UTF_8)),
                News.message("somebody.elses.v1", "{}".getBytes(StandardCharsets.UTF_8)),
                job.news.archived(attempt, job.item(0)));

        job.shows().body("state", equalTo("completed"));
        var letters = broker.<byte[]>sink("dead-letters").received();
        assertThat(letters).hasSize(3);
        assertThat(letters.getFirst().getPayload()).asString().isEqualTo("{broken");
        assertThat(letters.getFirst().getMetadata(OutgoingKafkaRecordMetadata.class))
                .hasValueSatisfying(to -> assertThat(to.getTopic()).isEqualTo("lightmill.items.dead-letter"));
    }

    @Test
    void news_that_can_never_be_written_stop_nobody() {
        Fixture job = aJob(2);
        Fixture other = aJob(1);
        String bad = new String(job.news.archived(attempt, job.item(0)).value(), StandardCharsets.UTF_8)
                .replace("ab".repeat(32), "not hex");

        job.hears(
                News.message("io.lightmill.output.archived.v1", bad.getBytes(StandardCharsets.UTF_8)),
                job.news.archived(attempt, job.item(1)),
                other.news.archived(attempt, other.item(0)));

        job.shows().body("items.queued", equalTo(1), "items.completed", equalTo(1));
        other.shows().body("state", equalTo("completed"));
        assertThat(broker.sink("dead-letters").received()).hasSize(1);
    }

    private Fixture aJob(int items) {
        UUID id = api.aJob(user, items, 1);
        return new Fixture(id, new News(json, id, user));
    }

    private final class Fixture {
        private final UUID id;
        private final News news;
        private final List<UUID> items;

        private Fixture(UUID id, News news) {
            this.id = id;
            this.news = news;
            this.items = api.items(id);
        }

        UUID item(int ordinal) {
            return items.get(ordinal);
        }

        UUID[] items() {
            return items.toArray(UUID[]::new);
        }

        @SafeVarargs
        final void hears(ConsumerRecord<String, byte[]>... messages) {
            intake.take(List.of(messages));
        }

        ValidatableResponse shows() {
            return api.as(user).get("/jobs/" + id).then().statusCode(200);
        }
    }
}
