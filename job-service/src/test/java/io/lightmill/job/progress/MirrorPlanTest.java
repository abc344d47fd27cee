package io.lightmill.job.progress;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Plans;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A poll's few items are looked up in a large job, never searched for among all of its items. */
@QuarkusTest
class MirrorPlanTest {

    @Inject
    Api api;

    @Inject
    Database database;

    private UUID job = Ids.next();

    @BeforeEach
    void a_large_job() {
        Siblings.reset();
        job = api.aJob(Ids.next(), 1_000, 2);
        database.list("analyze table item", row -> "");
    }

    @Test
    void items_are_found_by_their_ids() {
        List<UUID> few = api.items(job).subList(10, 13);

        Plans.assertLookUp(
                database,
                "i",
                "item_id",
                MirrorRows.FIND.formatted("?, ?, ?"),
                job,
                few.get(0),
                few.get(1),
                few.get(2));
    }

    @Test
    void items_are_moved_by_their_places() {
        String moves = "[[10, \"processing\", 7, 1], [11, \"generated\", 8, 1]]";

        Plans.assertLookUp(database, "i", "primary", MirrorRows.MOVE, moves, job, "queued");
    }
}
