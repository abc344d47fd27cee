package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The plans that claims live on, as the database at hand explains them. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class PlansTest {

    /** MariaDB and both of MySQL's formats. */
    private static final String BY_QUEUE = "\"(key|index_name)\": \"queue\"";

    private static final String SORTED = "\"filesort\": \\{|\"using_filesort\": true|\"access_type\": \"sort\"";

    @Inject
    Fixture fixture;

    @Inject
    Sql sql;

    @Test
    void theNextItemsComeOutOfTheIndexInOrderSoThatOnlyTheyAreLocked() {
        fixture.empty();
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.BULK, 3000));
        String plan = sql.first("""
                        explain format=json select id from item force index (queue)
                        where job_id = ? and state = 'queued' and not_before <= utc_timestamp(6)
                        order by not_before, ordinal limit 4 for update skip locked
                        """, c -> c.text("EXPLAIN"), (Object) Ids.bytes(job.id()))
                .orElseThrow();

        assertThat(plan).containsPattern(BY_QUEUE).doesNotContainPattern(SORTED);
    }

    @Test
    void dueJobsAreFoundByOneProbeEach() {
        fixture.empty();
        fixture.queued(Fixture.aJob(Lane.BULK, 3000));
        assertThat(sql.list("""
                        explain format=json select j.id from job j where j.closed_at is null and j.engine in ('augment')
                          and (select 1 from item i force index (queue) where i.job_id = j.id and i.state = 'queued'
                            and i.not_before <= utc_timestamp(6) limit 1) is not null
                        """, c -> c.text("EXPLAIN")))
                .allSatisfy(plan -> assertThat(plan).containsPattern(BY_QUEUE));
    }
}
