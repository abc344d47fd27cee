package io.lightmill.bench.peer;

import io.lightmill.bench.run.StackDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** What nobody can go below who marks every item of a job in this database: one statement and its commit, nothing beside it. */
public final class PlainUpdate {

    private static final String COPY = "cancel_copy";

    private PlainUpdate() {}

    /** Copies the items of a job and marks the copies, in so many seconds. */
    public static double seconds(StackDatabase database, UUID job) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + COPY);
            statement.execute("CREATE TABLE " + COPY + " LIKE " + StackDatabase.JOBS + ".item");
            try (PreparedStatement copy = connection.prepareStatement(
                    "INSERT INTO " + COPY + " SELECT * FROM " + StackDatabase.JOBS + ".item WHERE job_id = ?")) {
                copy.setBytes(1, PlainInsert.bytes(job));
                copy.executeUpdate();
            }
            long begun = System.nanoTime();
            statement.executeUpdate("UPDATE " + COPY + " SET state = IF(state = 'failed', 'cancelled', 'failed')");
            return (System.nanoTime() - begun) / 1e9;
        }
    }
}
