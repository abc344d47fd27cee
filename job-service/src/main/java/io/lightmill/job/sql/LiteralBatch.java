package io.lightmill.job.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Many rows of ids and whole numbers, inserted a thousand at a time by statements that are written out here.
 *
 * <p>For the rows of large jobs: the driver's batches bind every value by itself and copy it twice, which was a quarter of the
 * processor time of a large submission. Only types whose text needs no escaping are taken.
 */
public final class LiteralBatch implements AutoCloseable {

    private static final int ROWS = 1_000;
    private static final HexFormat HEX = HexFormat.of();

    private final Connection connection;
    private final String head;
    private final StringBuilder sql = new StringBuilder();
    private int waiting;

    LiteralBatch(Connection connection, String head) {
        this.connection = connection;
        this.head = head;
    }

    /** Adds one row of {@link UUID}, {@link Integer} and {@link Long} values. */
    public void add(Object... values) {
        sql.append(waiting == 0 ? head + " (" : ", (");
        for (int i = 0; i < values.length; i++) {
            append(i == 0 ? "" : ",", values[i]);
        }
        sql.append(')');
        if (++waiting == ROWS) {
            send();
        }
    }

    private void append(String separator, Object value) {
        sql.append(separator);
        switch (value) {
            case UUID id ->
                sql.append("x'")
                        .append(HEX.toHexDigits(id.getMostSignificantBits()))
                        .append(HEX.toHexDigits(id.getLeastSignificantBits()))
                        .append('\'');
            case Integer number -> sql.append(number.intValue());
            case Long number -> sql.append(number.longValue());
            default -> throw new IllegalArgumentException("to be bound, not written out: " + value.getClass());
        }
    }

    /** Sends what waits; without it a closed batch drops its tail. */
    public void send() {
        if (waiting == 0) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.executeUpdate(sql.toString());
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        sql.setLength(0);
        waiting = 0;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
