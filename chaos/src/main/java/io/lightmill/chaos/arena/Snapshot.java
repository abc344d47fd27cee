package io.lightmill.chaos.arena;

import io.lightmill.e2e.stack.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a schema was at one moment, kept beside it, so that it can be that again: as after a failover to a replica that had not heard the
 * last transactions.
 */
public final class Snapshot {

    private static final String KEPT = "was_";

    private final Databases databases;
    private final String owner;
    private final List<String> tables;

    private Snapshot(Databases databases, String owner, List<String> tables) {
        this.databases = databases;
        this.owner = owner;
        this.tables = tables;
    }

    /** All tables as they are between two transactions. */
    static Snapshot of(Databases databases, String owner) throws SQLException {
        try (Connection connection = databases.connect(owner);
                Statement statement = connection.createStatement()) {
            Snapshot snapshot = new Snapshot(databases, owner, tables(statement));
            for (String table : snapshot.tables) {
                statement.execute("drop table if exists " + KEPT + table);
                statement.execute("create table " + KEPT + table + " like " + table);
            }
            snapshot.copy(statement, "", KEPT);
            return snapshot;
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select table_name from information_schema.tables"
                        + " where table_schema = database() and table_name not like 'flyway%' and table_name not like 'was\\_%'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Everything is again as it was then; whoever works with the schema must be gone. */
    void restore() throws SQLException {
        try (Connection connection = databases.connect(owner);
                Statement statement = connection.createStatement()) {
            copy(statement, KEPT, "");
            for (String table : tables) {
                statement.execute("drop table " + KEPT + table);
            }
        }
    }

    private void copy(Statement statement, String from, String to) throws SQLException {
        statement.execute("lock tables "
                + tables.stream()
                        .map(table -> from + table + " read, " + to + table + " write")
                        .collect(Collectors.joining(", ")));
        for (String table : tables) {
            statement.execute("delete from " + to + table);
            statement.execute("insert into " + to + table + " select * from " + from + table);
        }
        statement.execute("unlock tables");
    }
}
