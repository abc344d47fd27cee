package io.lightmill.job.item;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Plans;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ItemPlanTest {

    @Inject
    Api api;

    @Inject
    Database database;

    private UUID job = Ids.next();

    @BeforeEach
    void a_job() {
        Siblings.reset();
        job = api.aJob(Ids.next(), 1_000, 2);
        // Nothing has become of its items yet: whatever else is in these tables, they were counted when they were
        // small.
        database.list("analyze table item, item_outcome, output, item_retry", row -> "");
    }

    @Test
    void items_are_read_in_their_place() {
        Plans.assertRange(database, "item", "primary", ItemRows.page(false), job, 500, 101);
    }

    /** Of what is joined to the page's rows, only those rows are sorted. */
    @Test
    void what_belongs_to_an_item_is_looked_up() {
        Plans.assertLookUps(database, ItemRows.views(ItemRows.page(false)), job, 500, 101);
    }

    @Test
    void items_of_a_state_are_read_by_it() {
        Plans.assertRange(database, "item", "item_by_state", ItemRows.page(true), job, 500, "queued", 101);
    }
}
