package io.lightmill.load.listing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Writes jobs with all that belongs to them straight into job-service's schema, a transaction for each call. */
final class Loader implements AutoCloseable {

    private static final int NUMBERS = 10_000;

    private final Connection database;

    /** Takes the connection over. */
    Loader(Connection database) throws SQLException {
        this.database = database;
        database.setAutoCommit(false);
        try (Statement statement = database.createStatement()) {
            // What is written here is right; and it is written in the order of its keys.
            statement.execute("set foreign_key_checks = 0, unique_checks = 0");
        }
    }

    /** Makes the table of numbers. */
    void begin() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("drop table if exists " + ItemRows.NUMBERS);
            statement.execute("create table " + ItemRows.NUMBERS + " (n int not null primary key)");
        }
        try (PreparedStatement insert = database.prepareStatement("insert into " + ItemRows.NUMBERS + " values (?)")) {
            for (int n = 0; n < NUMBERS; n++) {
                insert.setInt(1, n);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        database.commit();
    }

    /** Writes these jobs, whose ids grow, and all of their items. */
    void write(List<JobRow> jobs) throws SQLException {
        try (PreparedStatement rows = database.prepareStatement(JobRow.INSERT);
                PreparedStatement sources = database.prepareStatement(JobRow.INSERT_SOURCE)) {
            for (JobRow job : jobs) {
                job.bind(rows);
                sources.setBytes(1, TimedIds.bytes(job.id()));
                sources.addBatch();
            }
            rows.executeBatch();
            sources.executeBatch();
        }
        for (String statement : ItemRows.statements()) {
            try (PreparedStatement insert = database.prepareStatement(statement)) {
                insert.setBytes(1, TimedIds.bytes(jobs.getFirst().id()));
                insert.setBytes(2, TimedIds.bytes(jobs.getLast().id()));
                insert.executeUpdate();
            }
        }
        database.commit();
    }

    /** Lets the optimizer count. */
    void analyze() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("analyze table job, job_source, item, item_outcome, output");
        }
        database.commit();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
