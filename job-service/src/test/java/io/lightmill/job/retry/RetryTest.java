package io.lightmill.job.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.lightmill.contracts.event.EventType;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.progress.Happenings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failed items are tried again as others, as it is wished. */
@QuarkusTest
class RetryTest {

    @Inject
    Api api;

    @Inject
    Happenings happenings;

    private FailedJob failed;

    @BeforeEach
    void a_job_of_four_whose_last_two_failed() {
        Siblings.reset();
        failed = FailedJob.make(api, happenings);
    }

    @Test
    void failures_are_grouped_by_their_cause() {
        failed.failures()
                .body("", hasSize(1))
                .body("[0].code", equalTo("no-image"))
                .body("[0].sentence", notNullValue())
                .body("[0].advice", notNullValue())
                .body("[0].count", equalTo(2))
                .body("[0].retriable", equalTo(2));
    }

    @Test
    void a_retry_is_a_job_of_the_same_group_whose_items_stand_in_for_the_failed_ones() {
        JsonPath before = failed.itemsOf(failed.id());
        UUID retry = failed.retried("{\"code\": \"no-image\", \"parameters\": {\"noise\": 1}, \"size\": \"512\"}");

        api.as(failed.user())
                .get("/jobs/" + retry)
                .then()
                .body("retryOf", equalTo(failed.id().toString()))
                .body(
                        "groupId",
                        equalTo(api.as(failed.user())
                                .get("/jobs/" + failed.id())
                                .path("groupId")))
                .body("name", endsWith(" (retry)"))
                .body("mode", equalTo("automatic"))
                .body("size", equalTo("512"))
                .body("parameters.noise", equalTo(1))
                .body("items.total", equalTo(2));
        JsonPath made = failed.itemsOf(retry);
        assertThat(made.getList("items.retryOf", String.class))
                .containsExactly(
                        failed.items().get(2).toString(), failed.items().get(3).toString());
        assertThat(made.getList("items.seed"))
                .isEqualTo(before.getList("items.seed").subList(2, 4));
        assertThat(made.getList("items.variation")).isEqualTo(List.of(1, 2));
        assertThat(made.getList("items.inputs"))
                .isEqualTo(before.getList("items.inputs").subList(2, 4));
        JsonPath after = failed.itemsOf(failed.id());
        assertThat(after.getString("items[2].retriedBy.itemId")).isEqualTo(made.getString("items[0].id"));
        assertThat(after.getString("items[2].retriedBy.jobId")).isEqualTo(retry.toString());
        assertThat(after.getString("items[2].retriedBy.state")).isEqualTo("queued");
        assertThat((Object) after.get("items[0].retriedBy")).isNull();
        assertThat(api.said(EventType.JOB_SUBMITTED, retry)).hasSize(1);
        assertThat(api.said(EventType.ITEMS_QUEUED, retry)).hasSize(1);
    }

    @Test
    void what_may_not_be_tried_is_left_out_when_nothing_is_named() {
        failed.retry("{\"itemIds\": [\"" + failed.items().get(3) + "\"]}")
                .statusCode(202)
                .body("items.total", equalTo(1));

        failed.retry("{}").statusCode(202).body("items.total", equalTo(1));
    }

    @Test
    void prompts_and_seeds_change_where_it_is_wished() {
        JsonPath before = failed.itemsOf(failed.id());
        UUID retry =
                failed.retried("{\"prompt\": \"a mill at noon\", \"negativePrompt\": \"people\", \"newSeeds\": true}");

        JsonPath made = failed.itemsOf(retry);
        assertThat(made.getList("items.prompt")).containsOnly("a mill at noon");
        assertThat(made.getList("items.negativePrompt")).containsOnly("people");
        assertThat(made.getList("items.seed"))
                .isNotEqualTo(before.getList("items.seed").subList(2, 4));
    }

    @Test
    void the_same_key_gives_the_same_retry_and_another_job_is_another_request() {
        String key = UUID.randomUUID().toString();
        String first = failed.keyed(key, failed.id()).statusCode(202).extract().path("id");

        failed.keyed(key, failed.id())
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        UUID other = api.aJob(failed.user(), 1, 1);
        failed.keyed(key, other).statusCode(422).body("type", equalTo("urn:lightmill:error:idempotency-key-reused"));
    }

    @Test
    void of_many_at_once_with_one_key_all_get_the_same_answer() throws InterruptedException {
        String key = UUID.randomUUID().toString();
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<String> retry =
                    () -> failed.keyed(key, failed.id()).extract().path("id");
            List<String> answers = threads.invokeAll(Collections.nCopies(6, retry)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).doesNotContainNull();
            assertThat(Set.copyOf(answers)).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'code': 'bad-mood'} | 422 | code",
                "{'parameters': {'steps': 4}} | 422 | parameters.steps",
                "{'size': 'huge'} | 422 | size",
                "{'engine': 'comfyui'} | 422 | engine",
                "{'wish': 1} | 422 | wish",
                "{'itemIds': ['mine']} | 422 | itemIds[0]",
                "{'prompt': ' '} | 422 | prompt"
            })
    void a_wrong_wish_is_named_and_changes_nothing(String body, int status, String field) {
        failed.retry(body.replace('\'', '"'))
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
        failed.failures().body("[0].retriable", equalTo(2));
    }

    @Test
    void an_item_of_another_job_or_one_that_did_not_fail_is_refused() {
        UUID stranger = api.items(api.aJob(Ids.next(), 1, 1)).getFirst();
        for (UUID wrong : List.of(stranger, failed.items().get(0))) {
            failed.retry("{\"itemIds\": [\"" + wrong + "\"]}").statusCode(409);
        }
        UUID other = api.aJob(failed.user(), 1, 1);
        api.as(failed.user())
                .body("{}")
                .post("/jobs/" + other + "/retry")
                .then()
                .statusCode(409)
                .body("detail", equalTo("No item of this job failed so."));
    }

    @Test
    void a_retry_can_be_submitted_again_as_references() {
        UUID retry = failed.retried("{\"itemIds\": [\"" + failed.items().get(3) + "\"]}");
        String submission = api.as(failed.user())
                .get("/jobs/" + retry + "/submission?seeds=true")
                .asString();
        JsonPath told = new JsonPath(submission);

        assertThat(told.getString("mode")).isEqualTo("semi-automatic");
        assertThat(told.getList("references")).hasSize(1);
        assertThat(told.getList("seeds")).isEqualTo(failed.itemsOf(retry).getList("items.seed"));
        api.submit(failed.user(), submission).statusCode(202).body("id", not(equalTo(retry.toString())));
    }
}
