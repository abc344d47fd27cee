package io.lightmill.job.job;

import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Mode;
import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Plans;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists stay short ranges of an index, whatever the optimizer of the database at hand would like better. */
@QuarkusTest
class ListPlanTest {

    @Inject
    Api api;

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    Jobs jobs;

    private final UUID user = Ids.next();
    private UUID group = user;

    @BeforeEach
    void a_thousand_jobs() {
        Siblings.reset();
        Job job = jobs.find(user, api.aJob(user, 1, 1)).orElseThrow();
        group = job.groupId();
        transactions.run(() -> {
            for (int i = 0; i < 1_000; i++) {
                jobs.insert(copy(job));
            }
        });
        database.list("analyze table job", row -> "");
    }

    @Test
    void every_filter_has_its_index() {
        assertReads("job_of_user", null, null, null);
        assertReads("job_of_user_by_state", JobState.QUEUED, null, null);
        assertReads("job_of_user_by_mode", null, null, Mode.AUTOMATIC);
        assertReads("job_of_user_by_state", JobState.QUEUED, null, Mode.AUTOMATIC);
        assertReads("job_of_group", null, group, null);
        assertReads("job_of_group", JobState.QUEUED, group, Mode.AUTOMATIC);
        assertReads("job_of_retried", new JobFilter(user, null, null, null, group, null));
    }

    @Test
    void a_groups_jobs_have_theirs() {
        String sql =
                JobRows.COLUMNS + "force index (job_of_group) where j.group_id = ? and j.id > ? order by j.id limit ?";
        Plans.assertRange(database, "j", "job_of_group", sql, group, Ids.next(), 51);
    }

    private void assertReads(String index, @Nullable JobState state, @Nullable UUID groupId, @Nullable Mode mode) {
        assertReads(index, new JobFilter(user, state, groupId, mode, null, null));
    }

    private void assertReads(String index, JobFilter filter) {
        List<Object> values = new ArrayList<>(filter.values());
        values.add(new UUID(-1, -1));
        values.add(51);
        String sql = JobRows.COLUMNS + filter.sql() + " and j.id < ? order by j.id desc limit ?";
        Plans.assertRange(database, "j", index, sql, values.toArray());
    }

    private static Job copy(Job job) {
        return new Job(
                Ids.next(),
                job.userId(),
                job.groupId(),
                job.groupName(),
                null,
                job.settings(),
                job.items(),
                0,
                job.state(),
                false,
                0,
                false,
                0,
                0,
                0,
                job.times());
    }
}
