package io.lightmill.job.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Many rows of one statement, sent a thousand at a time, so that memory does not grow with their number.
 *
 * <p>It tells no row counts: with rewriteBatchedStatements the driver answers -2, so nothing may be decided by them.
 */
public final class Batch implements AutoCloseable {

    private static final int ROWS = 1_000;

    private final Connection connection;
    private final PreparedStatement statement;
    private int waiting;

    Batch(Connection connection, String sql) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
    }

    /** Adds one row. */
    public void add(@Nullable Object... values) {
        try {
            Parameters.bind(statement, values);
            statement.addBatch();
            if (++waiting == ROWS) {
                flush();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Sends what waits; without it a closed batch drops its tail. */
    public void send() {
        try {
            flush();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private void flush() throws SQLException {
        if (waiting > 0) {
            statement.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() {
        try (connection) {
            statement.close();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
