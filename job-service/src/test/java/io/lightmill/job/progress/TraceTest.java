package io.lightmill.job.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.EventType;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Database;
import io.lightmill.trace.CurrentTrace;
import io.lightmill.trace.Trace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A submission's trace goes out with its commands, and what is heard of it comes in and goes on with it. */
@QuarkusTest
class TraceTest {

    @Inject
    Api api;

    @Inject
    EventIntake intake;

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    private final UUID user = Ids.next();
    private final Trace trace = Trace.begun();

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void commands_go_out_in_the_trace_of_the_submission() {
        UUID job = submitted();

        assertThat(traces(EventType.JOB_SUBMITTED, job)).containsExactly(trace.traceparent());
        assertThat(traces(EventType.ITEMS_QUEUED, job)).containsExactly(trace.traceparent());
        assertThat(Siblings.TRACES).contains(trace.traceparent());
    }

    @Test
    void the_end_is_said_in_the_trace_of_what_was_heard() {
        UUID job = submitted();
        News news = new News(json, job, user);
        ConsumerRecord<String, byte[]> last =
                news.archived(Ids.next(), api.items(job).getFirst());
        Trace heard = Trace.begun();
        last.headers().add("ce_traceparent", heard.traceparent().getBytes(StandardCharsets.UTF_8));

        intake.take(List.of(last));

        assertThat(traces(EventType.JOB_COMPLETED, job)).containsExactly(heard.traceparent());
        assertThat(traces(EventType.JOB_COMPLETED, user)).containsExactly(heard.traceparent());
    }

    @Test
    void what_broke_names_its_trace_and_a_refusal_does_not() {
        try (CurrentTrace.Scope scope = CurrentTrace.enter(trace)) {
            assertThat(Refusal.of(ErrorCode.INTERNAL, "broken").getParameters()).containsEntry("trace", trace.id());
            assertThat(Refusal.of(ErrorCode.NOT_FOUND, "gone").getParameters()).doesNotContainKey("trace");
        }
    }

    private UUID submitted() {
        String id = api.as(user)
                .header(Trace.HEADER, trace.traceparent())
                .body(Api.automatic(1, 1))
                .post("/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    private List<String> traces(EventType type, UUID key) {
        return database.list(
                "select traceparent from outbox where type = ? and record_key = ? order by id",
                row -> row.text("traceparent"),
                type.type(),
                key.toString());
    }
}
