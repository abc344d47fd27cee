package io.lightmill.job.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseExceptionTest {

    @ParameterizedTest
    @CsvSource({
        "22001, 1406, REFUSED", "23000, 1062, REFUSED", "HY000, 3819, REFUSED", "HY000, 1366, REFUSED",
        "23000, 4025, REFUSED", "40001, 1213, CONTENDED", "HY000, 1205, CONTENDED", "42S02, 1146, UNAVAILABLE",
        "42000, 1142, UNAVAILABLE", "28000, 1045, UNAVAILABLE", "08S01, 0, UNAVAILABLE"
    })
    void only_what_is_about_the_row_is_refused(String state, int code, DatabaseException.Kind kind) {
        RuntimeException failure = new IllegalStateException(new SQLException("no", state, code));
        assertThat(DatabaseException.kindOf(failure)).contains(kind);
    }

    @Test
    void a_commit_that_fails_is_the_databases_failure_and_others_are_their_own() {
        RuntimeException commit = new QuarkusTransactionException("rolled back");
        RuntimeException other = new IllegalStateException(new SQLException("told by the work", "23000", 1062));

        assertThat(DatabaseException.behind(commit)).isInstanceOf(DatabaseException.class);
        assertThat(DatabaseException.behind(other)).isSameAs(other);
    }
}
