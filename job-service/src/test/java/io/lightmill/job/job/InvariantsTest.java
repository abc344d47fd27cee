package io.lightmill.job.job;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Api;
import io.lightmill.job.parts.Siblings;
import io.lightmill.job.sql.Database;
import io.lightmill.job.sql.DatabaseException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no statement may write, whatever the code believes: the database itself refuses it. */
@QuarkusTest
class InvariantsTest {

    @Inject
    Api api;

    @Inject
    Database database;

    private final UUID user = Ids.next();
    private UUID job = user;

    @BeforeEach
    void a_job() {
        Siblings.reset();
        job = api.aJob(user, 2, 1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "job_counts_sum | queued_items = 1",
                "job_counts_natural | queued_items = 3, failed_items = -1",
                "job_final_when_nothing_open | queued_items = 0, completed_items = 2",
                "job_final_when_nothing_open | state = 'cancelled', finished_at = created_at, cancelled_items = 1,"
                        + " queued_items = 1",
                "job_finished_when_final | finished_at = created_at",
                "job_started | state = 'processing'",
                "job_not_started | started_at = created_at",
                "job_completed | state = 'completed', finished_at = created_at, queued_items = 0, failed_items = 2",
                "job_failed | state = 'failed', finished_at = created_at, queued_items = 0, failed_items = 1,"
                        + " completed_items = 1",
                "job_cancelled | state = 'cancelled', finished_at = created_at, queued_items = 0, completed_items = 2",
                "job_variations | variations = null",
                "job_parameters | parameters = '{'",
                "job_seed | seed = -1",
            })
    void a_job_that_contradicts_itself_is_refused(String constraint, String change) {
        refused(constraint, "update job set " + change + " where id = ?");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "item_finished_when_final | state = 'completed'",
                "item_finished_when_final | finished_at = utc_timestamp(6)",
                "item_seed | seed = 9007199254740992",
                "item_numbers | variation = 0",
                "item_source | source_no = 7",
            })
    void an_item_that_contradicts_itself_is_refused(String constraint, String change) {
        refused(constraint, "update item set " + change + " where job_id = ?");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "item_outcome_metadata | metadata | '{'",
                "item_outcome_file | bytes | 7",
                "item_outcome_failure | code | 'no-image'",
                "item_outcome_one_end | code, message, bytes, sha256, content_type, width, height | 'a', 'a', 1,"
                        + " repeat('a', 32), 'a', 1, 1",
            })
    void an_outcome_that_contradicts_itself_is_refused(String constraint, String column, String value) {
        refused(constraint, "insert into item_outcome (job_id, ordinal, " + column + ") values (?, 0, " + value + ")");
    }

    private void refused(String constraint, String sql) {
        assertThatThrownBy(() -> database.update(sql, job))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(constraint);
    }
}
