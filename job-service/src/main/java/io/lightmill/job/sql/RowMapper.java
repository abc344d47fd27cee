package io.lightmill.job.sql;

import java.sql.SQLException;

/** Reads one row. */
@FunctionalInterface
public interface RowMapper<T> {
    T map(Row row) throws SQLException;
}
