package io.lightmill.bench.peer;

import io.lightmill.bench.run.StackDatabase;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * The rows that job-service wrote for one job, inserted once more into tables that are made like its own: one transaction, batches of
 * 500, rewritten by the driver. Nothing is checked, computed or told to anybody.
 */
public final class PlainInsert implements AutoCloseable {

    private static final int BATCH = 500;

    private final Connection connection;
    private final List<Copy> copies = new ArrayList<>();

    private record Copy(String table, int columns, List<Object[]> rows) {}

    /** Reads the rows of this job and makes empty tables for them. */
    public PlainInsert(StackDatabase database, UUID job) throws SQLException {
        this.connection = database.connect();
        connection.setAutoCommit(false);
        copies.add(copy("job", "id", job));
        for (String table : tablesOfAJob()) {
            copies.add(copy(table, "job_id", job));
        }
    }

    /** How many rows there are. */
    public int rows() {
        return copies.stream().mapToInt(copy -> copy.rows().size()).sum();
    }

    /** Seconds from the first statement to the commit. */
    public double seconds() throws SQLException {
        for (Copy copy : copies) {
            execute("TRUNCATE TABLE " + copy.table());
        }
        connection.commit();
        long begun = System.nanoTime();
        for (Copy copy : copies) {
            insert(copy);
        }
        connection.commit();
        return (System.nanoTime() - begun) / 1e9;
    }

    private void insert(Copy copy) throws SQLException {
        String places = String.join(",", Collections.nCopies(copy.columns(), "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + copy.table() + " VALUES (" + places + ")")) {
            int waiting = 0;
            for (Object[] row : copy.rows()) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
                if (++waiting == BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        }
    }

    private List<String> tablesOfAJob() throws SQLException {
        List<String> tables = new ArrayList<>();
        String sql = "SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t"
                + " ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
                + " WHERE c.table_schema = ? AND c.column_name = 'job_id' AND t.table_type = 'BASE TABLE'";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, StackDatabase.JOBS);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    private Copy copy(String table, String column, UUID job) throws SQLException {
        execute("DROP TABLE IF EXISTS " + table);
        execute("CREATE TABLE " + table + " LIKE " + StackDatabase.JOBS + "." + table);
        String sql = "SELECT * FROM " + StackDatabase.JOBS + "." + table + " WHERE " + column + " = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setBytes(1, bytes(job));
            try (ResultSet result = select.executeQuery()) {
                ResultSetMetaData shape = result.getMetaData();
                List<Object[]> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result, shape.getColumnCount()));
                }
                return new Copy(table, shape.getColumnCount(), rows);
            }
        }
    }

    private static Object[] row(ResultSet result, int columns) throws SQLException {
        Object[] row = new Object[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = result.getObject(i + 1);
        }
        return row;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
