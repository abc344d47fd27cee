package io.lightmill.dispatcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailedTest {

    @ParameterizedTest
    @CsvSource({
        "22001, 1406, true", "23000, 1062, true", "HY000, 3819, true", "HY000, 1366, true", "23000, 4025, true",
        "42S02, 1146, false", "42000, 1142, false", "42000, 1064, false", "28000, 1045, false", "08S01, 0, false",
        "HY000, 1205, false", "40001, 1213, false"
    })
    void onlyWhatIsAboutTheRowIsARefusal(String state, int code, boolean refusal) {
        SqlFailed failed = new SqlFailed("insert", new SQLException("no", state, code));
        assertThat(failed.isRefusal()).isEqualTo(refusal);
    }

    @Test
    void aTableThatIsNotThereIsWaitedFor() {
        SQLException gone = new SQLSyntaxErrorException("Table 'item' doesn't exist", "42S02", 1146);
        assertThat(new SqlFailed("insert", gone).isRefusal()).isFalse();
    }
}
