package io.lightmill.job.output;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Mode;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Plans;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.progress.Happenings;
import io.lightmill.job.sql.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However the gallery is filtered, a page is a short range of an index in the list's order. */
@QuarkusTest
class OutputPlanTest {

    @Inject
    Api api;

    @Inject
    Database database;

    @Inject
    Happenings happenings;

    private final UUID user = Ids.next();
    private UUID job = user;
    private UUID group = user;

    @BeforeEach
    void a_gallery() {
        Siblings.reset();
        job = api.aJob(user, 300, 1);
        group = UUID.fromString(api.as(user).get("/jobs/" + job).path("groupId"));
        happenings.complete(user, job, api.items(job));
        database.list("analyze table output", row -> "");
    }

    @Test
    void every_filter_has_its_index() {
        assertReads("output_of_user", new OutputFilter(user, null, null, null, null, null, false, null, null));
        assertReads("output_of_user", new OutputFilter(user, null, job, null, null, null, true, null, null));
        assertReads("output_favourite", new OutputFilter(user, group, null, null, null, true, false, null, null));
        assertReads("output_of_job", new OutputFilter(user, group, job, null, null, null, false, null, null));
        assertReads("output_of_group", new OutputFilter(user, group, null, null, null, false, false, null, null));
        assertReads(
                "output_by_engine",
                new OutputFilter(user, null, null, null, Engine.AUGMENT, null, false, Instant.EPOCH, null));
        assertReads(
                "output_by_mode", new OutputFilter(user, null, null, Mode.AUTOMATIC, null, null, false, null, null));
    }

    private void assertReads(String index, OutputFilter filter) {
        OutputCursor cursor = OutputCursor.read(null);
        List<Object> values = new ArrayList<>(filter.values());
        values.addAll(List.of(cursor.finishedAt(), cursor.finishedAt(), cursor.itemId(), 101));
        Plans.assertRange(database, "x", index, Outputs.page(filter), values.toArray());
    }
}
