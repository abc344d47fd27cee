package io.lightmill.job.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.progress.Happenings;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which item stands in for a failed one, and that nothing is paid twice. */
@QuarkusTest
class StandInTest {

    @Inject
    Api api;

    @Inject
    Happenings happenings;

    @Inject
    Database database;

    private FailedJob failed;

    @BeforeEach
    void a_job_of_four_whose_last_two_failed() {
        Siblings.reset();
        failed = FailedJob.make(api, happenings);
    }

    @Test
    void what_is_open_or_was_made_is_not_tried_a_second_time() {
        UUID retry = failed.retried("{}");
        failed.retry("{}").statusCode(409).body("detail", containsString("being tried again"));
        failed.retry("{\"itemIds\": [\"" + failed.items().get(2) + "\"]}")
                .statusCode(409)
                .body("detail", containsString("nothing is paid twice"));
        failed.failures().body("[0].retriable", equalTo(0));

        happenings.complete(failed.user(), retry, api.items(retry));

        failed.retry("{}").statusCode(409).body("type", equalTo("urn:lightmill:error:conflict"));
        api.as(failed.user()).get("/jobs/" + failed.id()).then().body("recovered", equalTo(2));
    }

    @Test
    void a_stand_in_that_failed_leaves_the_first_item_free_and_the_chain_stays_flat() {
        UUID second = failed.retried("{}");
        UUID failedAgain = api.items(second).get(0);
        happenings.fail(failed.user(), second, Ids.next(), failedAgain);
        happenings.complete(failed.user(), second, List.of(api.items(second).get(1)));

        String answer = api.as(failed.user())
                .body("{}")
                .post("/jobs/" + second + "/retry")
                .then()
                .statusCode(202)
                .body("retryOf", equalTo(failed.id().toString()))
                .body("items.total", equalTo(1))
                .extract()
                .path("id");
        UUID third = UUID.fromString(answer);

        String newest = api.items(third).getFirst().toString();
        api.as(failed.user())
                .get("/jobs/" + third + "/items")
                .then()
                .body("items[0].retryOf", equalTo(failed.items().get(2).toString()));
        api.as(failed.user())
                .get("/jobs/" + second + "/items")
                .then()
                .body("items[0].retriedBy.itemId", equalTo(newest));
        api.as(failed.user())
                .get("/jobs/" + failed.id() + "/items")
                .then()
                .body("items[2].retriedBy.itemId", equalTo(newest));
        failed.retry("{}").statusCode(409);
    }

    @Test
    void a_cancelled_retry_leaves_its_items_free() {
        UUID retry = failed.retried("{}");
        happenings.cancel(failed.user(), retry, api.items(retry));

        failed.retry("{}").statusCode(202).body("items.total", equalTo(2));
    }

    @Test
    void of_many_at_once_one_pays() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<Integer> retry = () -> failed.retry("{}").extract().statusCode();
            List<Integer> statuses = threads.invokeAll(Collections.nCopies(6, retry)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();

            assertThat(statuses).containsExactly(202, 409, 409, 409, 409, 409);
        }
    }

    @Test
    void a_stand_in_names_none_that_came_before_it() {
        UUID second = failed.retried("{}");
        happenings.cancel(failed.user(), second, api.items(second));
        UUID third = failed.retried("{}");
        api.items(third).forEach(item -> happenings.fail(failed.user(), third, Ids.next(), item));

        assertThat(failed.itemsOf(third).getList("items.retriedBy")).containsOnlyNulls();
        assertThat(failed.itemsOf(second).getList("items.retriedBy.itemId"))
                .isEqualTo(failed.itemsOf(third).getList("items.id"));
        assertThat(failed.itemsOf(failed.id()).getString("items[2].retriedBy.itemId"))
                .isEqualTo(failed.itemsOf(third).getString("items[0].id"));
    }

    /** Two replicas draw ids by clocks of their own: an older stand-in may have the greater one. */
    @Test
    void what_is_open_counts_whichever_id_is_the_greater() {
        UUID older = failed.retried("{}");
        happenings.cancel(failed.user(), older, api.items(older));
        UUID open = failed.retried("{}");
        withIdsOfAFastClock(older);

        failed.failures().body("[0].retriable", equalTo(0));
        failed.retry("{}").statusCode(409);
        assertThat(failed.itemsOf(failed.id()).getString("items[2].retriedBy.itemId"))
                .isEqualTo(failed.itemsOf(open).getString("items[0].id"));
    }

    private void withIdsOfAFastClock(UUID retry) {
        for (UUID item : api.items(retry)) {
            UUID later = new UUID(item.getMostSignificantBits() + (600_000L << 16), item.getLeastSignificantBits());
            database.update("update item set id = ? where id = ?", later, item);
            database.update("update item_retry set by_item_id = ? where by_item_id = ?", later, item);
        }
    }

    @Test
    void a_bundle_finds_the_stand_in_in_the_failed_ones_place_once_it_is_made() {
        UUID retry = failed.retried("{}");
        failed.bundle().body("items.standIn", everyItem(nullValue()));

        happenings.complete(failed.user(), retry, List.of(api.items(retry).getFirst()));

        failed.bundle()
                .body("items[2].standIn.jobId", equalTo(retry.toString()))
                .body("items[2].standIn.state", equalTo("completed"))
                .body("items[2].item.id", equalTo(failed.items().get(2).toString()))
                .body("items[3].standIn", nullValue());
    }
}
