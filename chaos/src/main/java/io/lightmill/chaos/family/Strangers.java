package io.lightmill.chaos.family;

import io.lightmill.e2e.stack.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Others who use the database, and not well. */
final class Strangers {

    private Strangers() {}

    /** Locks rows and keeps them. */
    static void lock(Databases databases, String query, Duration time) throws SQLException, InterruptedException {
        try (Connection connection = databases.connect(Databases.DISPATCHER);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(query);
            Thread.sleep(time);
            connection.rollback();
        }
    }

    /** Takes connections until there are no more, and keeps them. */
    static void connect(Databases databases, int count, Duration time) throws SQLException, InterruptedException {
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                connections.add(databases.connect(Databases.JOB));
            }
        } catch (SQLException full) {
            // That is what was wanted.
        } finally {
            Thread.sleep(time);
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
