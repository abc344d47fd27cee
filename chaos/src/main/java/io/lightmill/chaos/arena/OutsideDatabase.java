package io.lightmill.chaos.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database server on this machine that somebody else keeps, MySQL for instance. The stack makes its schemas there, and they are dropped
 * at the end.
 *
 * @param url of JDBC, with a user who may make schemas
 * @param pidFile where its keeper writes its process id, anew after each start; null: it is neither killed nor frozen
 */
public record OutsideDatabase(String url, @Nullable Path pidFile) {

    /**
     * None of ours is there yet.
     *
     * @throws IllegalStateException when one is: it may be somebody's
     */
    public void requireNew() throws SQLException {
        List<String> there = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show databases like 'lightmill\\_%'")) {
            while (rows.next()) {
                there.add(rows.getString(1));
            }
        }
        there.retainAll(Network.SCHEMAS.values());
        if (!there.isEmpty()) {
            throw new IllegalStateException("the server has " + there + " already; drop them, or name another server");
        }
    }

    /** Nothing of ours is there any more. */
    public void drop() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String schema : Network.SCHEMAS.values()) {
                statement.execute("drop database if exists " + schema);
            }
        }
    }

    /** Where it listens. */
    int port() {
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        return port < 0 ? 3306 : port;
    }

    /** Its process; empty where nobody tells, or it does not run. */
    Optional<Long> pid() {
        try {
            return pidFile == null
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(Files.readString(pidFile).strip()));
        } catch (NoSuchFileException | NumberFormatException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it takes connections. */
    void await(long limitNanos) throws InterruptedException {
        while (true) {
            try (Connection connection = DriverManager.getConnection(url)) {
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > limitNanos) {
                    throw new IllegalStateException("the database does not come back", notYet);
                }
                Thread.sleep(200);
            }
        }
    }
}
