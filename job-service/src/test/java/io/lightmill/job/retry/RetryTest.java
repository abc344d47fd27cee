package io.lightmill.job.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.contracts.event.EventType;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.progress.Happenings;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failed items are tried again as others that stand in for them, and nothing is paid twice. */
@QuarkusTest
class RetryTest {

    @Inject
    Api api;

    @Inject
    Happenings happenings;

    @Inject
    Database database;

    private final UUID user = Ids.next();
    private UUID job = user;
    private List<UUID> items = List.of();

    @BeforeEach
    void a_job_of_four_whose_last_two_failed() {
        Siblings.reset();
        job = api.aJob(user, 2, 2);
        items = api.items(job);
        happenings.complete(user, job, items.subList(0, 2));
        items.subList(2, 4).forEach(item -> happenings.fail(user, job, Ids.next(), item));
    }

    @Test
    void failures_are_grouped_by_their_cause() {
        failures()
                .body("", hasSize(1))
                .body("[0].code", equalTo("no-image"))
                .body("[0].sentence", notNullValue())
                .body("[0].advice", notNullValue())
                .body("[0].count", equalTo(2))
                .body("[0].retriable", equalTo(2));
    }

    @Test
    void a_retry_is_a_job_of_the_same_group_whose_items_stand_in_for_the_failed_ones() {
        JsonPath before = items(job);
        UUID retry = retried("{\"code\": \"no-image\", \"parameters\": {\"noise\": 1}, \"size\": \"512\"}");

        api.as(user)
                .get("/jobs/" + retry)
                .then()
                .body("retryOf", equalTo(job.toString()))
                .body("groupId", equalTo(api.as(user).get("/jobs/" + job).path("groupId")))
                .body("name", endsWith(" (retry)"))
                .body("mode", equalTo("automatic"))
                .body("size", equalTo("512"))
                .body("parameters.noise", equalTo(1))
                .body("items.total", equalTo(2));
        JsonPath made = items(retry);
        assertThat(made.getList("items.retryOf", String.class))
                .containsExactly(items.get(2).toString(), items.get(3).toString());
        assertThat(made.getList("items.seed"))
                .isEqualTo(before.getList("items.seed").subList(2, 4));
        assertThat(made.getList("items.variation")).isEqualTo(List.of(1, 2));
        assertThat(made.getList("items.inputs"))
                .isEqualTo(before.getList("items.inputs").subList(2, 4));
        JsonPath after = items(job);
        assertThat(after.getString("items[2].retriedBy.itemId")).isEqualTo(made.getString("items[0].id"));
        assertThat(after.getString("items[2].retriedBy.jobId")).isEqualTo(retry.toString());
        assertThat(after.getString("items[2].retriedBy.state")).isEqualTo("queued");
        assertThat((Object) after.get("items[0].retriedBy")).isNull();
        assertThat(api.said(EventType.JOB_SUBMITTED, retry)).hasSize(1);
        assertThat(api.said(EventType.ITEMS_QUEUED, retry)).hasSize(1);
    }

    @Test
    void what_is_open_or_was_made_is_not_tried_a_second_time() {
        UUID retry = retried("{}");
        retry("{}").statusCode(409).body("detail", containsString("being tried again"));
        retry("{\"itemIds\": [\"" + items.get(2) + "\"]}")
                .statusCode(409)
                .body("detail", containsString("nothing is paid twice"));
        failures().body("[0].retriable", equalTo(0));

        happenings.complete(user, retry, api.items(retry));

        retry("{}").statusCode(409).body("type", equalTo("urn:lightmill:error:conflict"));
        api.as(user).get("/jobs/" + job).then().body("recovered", equalTo(2));
    }

    @Test
    void a_stand_in_that_failed_leaves_the_first_item_free_and_the_chain_stays_flat() {
        UUID second = retried("{}");
        UUID failedAgain = api.items(second).get(0);
        happenings.fail(user, second, Ids.next(), failedAgain);
        happenings.complete(user, second, List.of(api.items(second).get(1)));

        String answer = api.as(user)
                .body("{}")
                .post("/jobs/" + second + "/retry")
                .then()
                .statusCode(202)
                .body("retryOf", equalTo(job.toString()))
                .body("items.total", equalTo(1))
                .extract()
                .path("id");
        UUID third = UUID.fromString(answer);

        String newest = api.items(third).getFirst().toString();
        api.as(user)
                .get("/jobs/" + third + "/items")
                .then()
                .body("items[0].retryOf", equalTo(items.get(2).toString()));
        api.as(user).get("/jobs/" + second + "/items").then().body("items[0].retriedBy.itemId", equalTo(newest));
        api.as(user).get("/jobs/" + job + "/items").then().body("items[2].retriedBy.itemId", equalTo(newest));
        retry("{}").statusCode(409);
    }

    @Test
    void a_cancelled_retry_leaves_its_items_free() {
        UUID retry = retried("{}");
        happenings.cancel(user, retry, api.items(retry));

        retry("{}").statusCode(202).body("items.total", equalTo(2));
    }

    @Test
    void what_may_not_be_tried_is_left_out_when_nothing_is_named() {
        retry("{\"itemIds\": [\"" + items.get(3) + "\"]}").statusCode(202).body("items.total", equalTo(1));

        retry("{}").statusCode(202).body("items.total", equalTo(1));
    }

    @Test
    void prompts_and_seeds_change_where_it_is_wished() {
        JsonPath before = items(job);
        UUID retry = retried("{\"prompt\": \"a mill at noon\", \"negativePrompt\": \"people\", \"newSeeds\": true}");

        JsonPath made = items(retry);
        assertThat(made.getList("items.prompt")).containsOnly("a mill at noon");
        assertThat(made.getList("items.negativePrompt")).containsOnly("people");
        assertThat(made.getList("items.seed"))
                .isNotEqualTo(before.getList("items.seed").subList(2, 4));
    }

    @Test
    void the_same_key_gives_the_same_retry_and_another_job_is_another_request() {
        String key = UUID.randomUUID().toString();
        String first = keyed(key, job).statusCode(202).extract().path("id");

        keyed(key, job).statusCode(202).header("Idempotency-Replayed", "true").body("id", equalTo(first));
        UUID other = api.aJob(user, 1, 1);
        keyed(key, other).statusCode(422).body("type", equalTo("urn:lightmill:error:idempotency-key-reused"));
    }

    @Test
    void of_many_at_once_one_pays() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<Integer> retry = () -> retry("{}").extract().statusCode();
            List<Integer> statuses = threads.invokeAll(Collections.nCopies(6, retry)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();

            assertThat(statuses).containsExactly(202, 409, 409, 409, 409, 409);
        }
    }

    @Test
    void of_many_at_once_with_one_key_all_get_the_same_answer() throws InterruptedException {
        String key = UUID.randomUUID().toString();
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<String> retry = () -> keyed(key, job).extract().path("id");
            List<String> answers = threads.invokeAll(Collections.nCopies(6, retry)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).doesNotContainNull();
            assertThat(Set.copyOf(answers)).hasSize(1);
        }
    }

    @Test
    void a_stand_in_names_none_that_came_before_it() {
        UUID second = retried("{}");
        happenings.cancel(user, second, api.items(second));
        UUID third = retried("{}");
        api.items(third).forEach(item -> happenings.fail(user, third, Ids.next(), item));

        assertThat(items(third).getList("items.retriedBy")).containsOnlyNulls();
        assertThat(items(second).getList("items.retriedBy.itemId"))
                .isEqualTo(items(third).getList("items.id"));
        assertThat(items(job).getString("items[2].retriedBy.itemId"))
                .isEqualTo(items(third).getString("items[0].id"));
    }

    /** Two replicas draw ids by clocks of their own: an older stand-in may have the greater one. */
    @Test
    void what_is_open_counts_whichever_id_is_the_greater() {
        UUID older = retried("{}");
        happenings.cancel(user, older, api.items(older));
        UUID open = retried("{}");
        withIdsOfAFastClock(older);

        failures().body("[0].retriable", equalTo(0));
        retry("{}").statusCode(409);
        assertThat(items(job).getString("items[2].retriedBy.itemId"))
                .isEqualTo(items(open).getString("items[0].id"));
    }

    private void withIdsOfAFastClock(UUID retry) {
        for (UUID item : api.items(retry)) {
            UUID later = new UUID(item.getMostSignificantBits() + (600_000L << 16), item.getLeastSignificantBits());
            database.update("update item set id = ? where id = ?", later, item);
            database.update("update item_retry set by_item_id = ? where by_item_id = ?", later, item);
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
        retry(body.replace('\'', '"'))
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
        failures().body("[0].retriable", equalTo(2));
    }

    @Test
    void an_item_of_another_job_or_one_that_did_not_fail_is_refused() {
        UUID stranger = api.items(api.aJob(Ids.next(), 1, 1)).getFirst();
        for (UUID wrong : List.of(stranger, items.get(0))) {
            retry("{\"itemIds\": [\"" + wrong + "\"]}").statusCode(409);
        }
        UUID other = api.aJob(user, 1, 1);
        api.as(user)
                .body("{}")
                .post("/jobs/" + other + "/retry")
                .then()
                .statusCode(409)
                .body("detail", equalTo("No item of this job failed so."));
    }

    @Test
    void a_bundle_finds_the_stand_in_in_the_failed_ones_place_once_it_is_made() {
        UUID retry = retried("{}");
        bundle().body("items.standIn", everyItem(nullValue()));

        happenings.complete(user, retry, List.of(api.items(retry).getFirst()));

        bundle().body("items[2].standIn.jobId", equalTo(retry.toString()))
                .body("items[2].standIn.state", equalTo("completed"))
                .body("items[2].item.id", equalTo(items.get(2).toString()))
                .body("items[3].standIn", nullValue());
    }

    @Test
    void a_retry_can_be_submitted_again_as_references() {
        UUID retry = retried("{\"itemIds\": [\"" + items.get(3) + "\"]}");
        String submission =
                api.as(user).get("/jobs/" + retry + "/submission?seeds=true").asString();
        JsonPath told = new JsonPath(submission);

        assertThat(told.getString("mode")).isEqualTo("semi-automatic");
        assertThat(told.getList("references")).hasSize(1);
        assertThat(told.getList("seeds")).isEqualTo(items(retry).getList("items.seed"));
        api.submit(user, submission).statusCode(202).body("id", not(equalTo(retry.toString())));
    }

    private JsonPath items(UUID jobId) {
        return api.as(user).get("/jobs/" + jobId + "/items").jsonPath();
    }

    private ValidatableResponse failures() {
        return api.as(user).get("/jobs/" + job + "/failures").then().statusCode(200);
    }

    private ValidatableResponse bundle() {
        return api.as(user).get("/jobs/" + job + "/bundle").then().statusCode(200);
    }

    private ValidatableResponse retry(String body) {
        return api.as(user).body(body).post("/jobs/" + job + "/retry").then();
    }

    private UUID retried(String body) {
        String id = retry(body).statusCode(202).extract().path("id");
        return UUID.fromString(id);
    }

    private ValidatableResponse keyed(String key, UUID jobId) {
        return api.as(user)
                .header("Idempotency-Key", key)
                .body("{}")
                .post("/jobs/" + jobId + "/retry")
                .then();
    }
}
