package io.lightmill.testparts;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.NullMarked;

/** A JVM of its own that makes a schema, uses it, and ends; started by {@link EmbeddedServerTest}. */
@NullMarked
final class OneSchema {

    private OneSchema() {}

    public static void main(String[] arguments) throws SQLException {
        TestDatabase.Schema schema = TestDatabase.newSchema();
        try (Connection connection = DriverManager.getConnection(schema.url(), schema.username(), schema.password());
                var statement = connection.createStatement()) {
            statement.execute("create table picture (id int)");
        }
        System.out.println("made on " + schema.url());
        // As test JVMs end: threads that watch the server would keep it alive.
        System.exit(0);
    }
}
