package io.lightmill.job.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.comparison.DispatchStates;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ComparisonTest {

    @Inject
    Api api;

    @Inject
    Comparison comparison;

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    private final UUID user = Ids.next();
    private final UUID attempt = Ids.next();

    @BeforeEach
    void reset() {
        Siblings.reset();
        // Jobs of other tests rest.
        database.update("update job set changed_at = utc_timestamp(6) + interval 1 hour");
    }

    @Test
    void a_job_that_the_dispatcher_does_not_know_is_said_again_with_its_open_items() throws Exception {
        UUID job = api.aJob(user, 3, 1);
        UUID archived = api.items(job).getFirst();
        Siblings.dispatchStates = request -> new DispatchStates.Answer(false, false, false, List.of());
        Siblings.outputStates = request -> new Outputs.StatesAnswer(List.of(archived(job, archived)));

        assertThat(comparison.compare(0)).isEqualTo(1);

        api.as(user).get("/jobs/" + job).then().body("items.completed", equalTo(1));
        assertThat(api.said(EventType.JOB_SUBMITTED, job)).hasSize(2);
        List<String> pages = api.said(EventType.ITEMS_QUEUED, job);
        assertThat(pages).hasSize(2);
        JsonNode again = json.readTree(pages.get(1));
        assertThat(again.get("page").asInt()).isEqualTo(1);
        assertThat(again.get("items").findValuesAsText("id"))
                .containsExactlyElementsOf(
                        api.items(job).stream().skip(1).map(UUID::toString).toList());
        assertThat(again.at("/prompts/0/prompt").asText()).isEqualTo("a mill at dusk");
        assertThat(again.at("/items/0/inputs/0/name").asText()).isEqualTo("00000002.png");
    }

    @Test
    void words_that_were_lost_are_taken_from_the_answers() {
        UUID job = api.aJob(user, 4, 1);
        List<UUID> items = api.items(job);
        Siblings.dispatchStates = request -> new DispatchStates.Answer(
                true,
                false,
                false,
                List.of(
                        state(items.get(0), ItemState.PROCESSING, null),
                        state(items.get(1), ItemState.FAILED, null),
                        state(items.get(2), ItemState.GENERATED, output()),
                        state(items.get(3), ItemState.GENERATED, output())));
        Siblings.outputStates = request -> {
            assertThat(request.itemIds()).containsExactly(items.get(2), items.get(3));
            return new Outputs.StatesAnswer(List.of(archived(job, items.get(2)), waiting(items.get(3))));
        };

        comparison.compare(0);

        api.as(user)
                .get("/jobs/" + job)
                .then()
                .body("items.processing", equalTo(1))
                .body("items.failed", equalTo(1))
                .body("items.completed", equalTo(1))
                .body("items.generated", equalTo(1));
        assertThat(api.said(EventType.ITEMS_QUEUED, job)).hasSize(1);
        assertThat(api.said(EventType.ITEM_GENERATED, job)).isEmpty();
    }

    @Test
    void an_output_that_storage_never_heard_of_is_said_to_it_again() throws Exception {
        UUID job = api.aJob(user, 1, 1);
        UUID item = api.items(job).getFirst();
        Siblings.dispatchStates = request ->
                new DispatchStates.Answer(true, false, false, List.of(state(item, ItemState.GENERATED, output())));

        comparison.compare(0);

        List<String> said = api.said(EventType.ITEM_GENERATED, job);
        assertThat(said).hasSize(1);
        assertThat(json.readTree(said.getFirst()).get("attemptId").asText()).isEqualTo(attempt.toString());
        assertThat(json.readTree(said.getFirst()).get("version").asLong()).isEqualTo(8);
    }

    @Test
    void a_rejection_that_the_dispatcher_never_heard_is_said_to_it_again() {
        UUID job = api.aJob(user, 1, 1);
        UUID item = api.items(job).getFirst();
        Siblings.dispatchStates = request ->
                new DispatchStates.Answer(true, false, false, List.of(state(item, ItemState.GENERATED, output())));
        Siblings.outputStates = request -> new Outputs.StatesAnswer(
                List.of(new Outputs.State(item, attempt, null, ErrorCode.OUTPUT_DAMAGED, "half a file")));

        comparison.compare(0);

        assertThat(api.said(EventType.OUTPUT_REJECTED, job)).hasSize(1);
        assertThat(api.said(EventType.ITEM_GENERATED, job)).isEmpty();
    }

    @Test
    void flags_that_the_dispatcher_does_not_keep_are_said_again() {
        UUID job = api.aJob(user, 1, 1);
        api.as(user).post("/jobs/" + job + "/pause").then().statusCode(200);
        api.as(user).post("/jobs/" + job + "/cancel").then().statusCode(200);
        database.update("update job set changed_at = utc_timestamp(6), compared_at = '2026-01-01' where id = ?", job);

        comparison.compare(0);

        assertThat(api.said(EventType.JOB_PAUSED, job)).hasSize(2);
        assertThat(api.said(EventType.JOB_CANCEL_REQUESTED, job)).hasSize(2);
        assertThat(api.said(EventType.JOB_SUBMITTED, job)).hasSize(1);
    }

    @Test
    void a_job_is_compared_once_in_its_period() {
        api.aJob(user, 1, 1);
        database.update("update job set changed_at = '2026-01-01', compared_at = '2026-01-01' where user_id = ?", user);

        assertThat(comparison.compare(30)).isEqualTo(1);
        assertThat(comparison.compare(30)).isZero();
    }

    @Test
    void at_start_every_open_job_is_compared_and_then_those_without_progress() {
        api.aJob(user, 1, 1);
        List<UUID> asked = new CopyOnWriteArrayList<>();
        Siblings.dispatchStates = request -> {
            asked.add(request.jobId());
            return new DispatchStates.Answer(true, false, false, List.of());
        };
        ComparisonTimer timer = new ComparisonTimer(comparison, Duration.ofSeconds(30));

        timer.round();
        timer.round();
        assertThat(asked).hasSize(1);

        database.update("update job set changed_at = '2026-01-01', compared_at = '2026-01-01' where user_id = ?", user);
        timer.round();
        assertThat(asked).hasSize(2);
    }

    @Test
    void open_items_are_asked_about_in_pages() {
        UUID job = api.aJob(user, 1_200, 1);
        List<UUID> asked = new CopyOnWriteArrayList<>();
        List<Integer> pages = new CopyOnWriteArrayList<>();
        Siblings.dispatchStates = request -> {
            asked.addAll(request.itemIds());
            pages.add(request.itemIds().size());
            return new DispatchStates.Answer(true, false, false, List.of());
        };

        comparison.compare(0);

        assertThat(pages).containsExactly(1_000, 200);
        assertThat(asked).containsExactlyElementsOf(api.items(job));
    }

    @Test
    void a_sibling_that_is_away_changes_nothing() {
        UUID job = api.aJob(user, 1, 1);
        Siblings.away = true;

        comparison.compare(0);

        assertThat(api.said(EventType.ITEMS_QUEUED, job)).hasSize(1);
    }

    private DispatchStates.Item state(UUID item, ItemState state, @Nullable GeneratedOutput output) {
        return new DispatchStates.Item(item, 8, state, attempt, 1, output, null, null, null);
    }

    private static GeneratedOutput output() {
        return new GeneratedOutput("image/png", 9, null, 64, 64, true, 1, null, Map.of());
    }

    private Outputs.State waiting(UUID item) {
        return new Outputs.State(item, attempt, null, null, null);
    }

    private Outputs.State archived(UUID job, UUID item) {
        var file = new Outputs.Archived(job, user, "outputs/x", "image/png", 9, "cd".repeat(32), 1, 64, 64);
        return new Outputs.State(item, attempt, file, null, null);
    }
}
