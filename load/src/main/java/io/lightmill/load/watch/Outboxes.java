package io.lightmill.load.watch;

import io.lightmill.e2e.stack.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the services have committed and not yet sent. */
final class Outboxes implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();

    Outboxes(Databases databases) throws SQLException {
        for (String owner : List.of(Databases.DISPATCHER, Databases.JOB, Databases.STORAGE)) {
            connections.add(databases.connect(owner));
        }
    }

    /** In all of them. */
    long rows() throws SQLException {
        long rows = 0;
        for (Connection connection : connections) {
            try (Statement statement = connection.createStatement();
                    ResultSet count = statement.executeQuery("select count(*) from outbox")) {
                count.next();
                rows += count.getLong(1);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
