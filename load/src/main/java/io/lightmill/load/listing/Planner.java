package io.lightmill.load.listing;

import io.lightmill.load.judge.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells how the database reads a list, of the very statement that the service sends: the list's table is locked, so that the service has
 * to wait with its statement, and another connection of the same user reads it where it waits.
 */
final class Planner {

    private static final Set<String> TYPES = Set.of("range", "ref");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(8);
    /** Other statements of the service wait for the table too; a page of fifty reads one row more, and none of the others does. */
    private static final String WAITING = """
            select info from information_schema.processlist
            where command = 'Query' and state like 'Waiting for table%' and info like 'select%limit 51%'""";

    private final Connections connections;

    /** Connections as job-service has them. */
    interface Connections {
        Connection open() throws SQLException;
    }

    Planner(Connections connections) {
        this.connections = connections;
    }

    /** One step of a plan. */
    private record Step(
            @Nullable String table,
            @Nullable String type,
            @Nullable String key,
            String extra) {}

    /**
     * Whether the list is a range of one of its indexes, in its order.
     *
     * @param ask sends the request
     */
    Row plan(Listing listing, Runnable ask) throws SQLException, InterruptedException {
        List<Step> steps = explain(capture(listing.table(), ask));
        List<Step> read = steps.stream()
                .filter(step -> listing.alias().equals(step.table()))
                .toList();
        boolean good = !read.isEmpty() && read.stream().allMatch(step -> isShort(step, listing.indexes()));
        return Row.judged(
                "plan of " + listing.name(),
                String.valueOf(good ? read : steps),
                "range or ref on " + String.join(" or ", listing.indexes()) + ", no filesort",
                good);
    }

    private static boolean isShort(Step step, List<String> indexes) {
        return step.type() != null
                && TYPES.contains(step.type())
                && step.key() != null
                && indexes.contains(step.key().toLowerCase(Locale.ROOT))
                && !step.extra().contains("filesort");
    }

    private String capture(String table, Runnable ask) throws SQLException, InterruptedException {
        Thread asking;
        String query;
        try (Connection locking = connections.open();
                Connection looking = connections.open();
                Statement lock = locking.createStatement()) {
            lock.execute("lock tables " + table + " write");
            asking = Thread.ofVirtual().start(ask);
            query = waiting(looking);
            lock.execute("unlock tables");
        }
        asking.join();
        return query;
    }

    private static String waiting(Connection looking) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < PATIENCE_NANOS) {
            try (Statement statement = looking.createStatement();
                    ResultSet waiting = statement.executeQuery(WAITING)) {
                if (waiting.next()) {
                    return waiting.getString(1);
                }
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        throw new IllegalStateException("nobody asked for the table");
    }

    private List<Step> explain(String query) throws SQLException {
        try (Connection connection = connections.open();
                Statement explain = connection.createStatement();
                ResultSet rows = explain.executeQuery("explain format=traditional " + query)) {
            List<Step> steps = new ArrayList<>();
            while (rows.next()) {
                steps.add(new Step(
                        rows.getString("table"),
                        rows.getString("type"),
                        rows.getString("key"),
                        "" + rows.getString("Extra")));
            }
            return steps;
        }
    }
}
