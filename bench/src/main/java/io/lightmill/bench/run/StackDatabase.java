package io.lightmill.bench.run;

import io.lightmill.e2e.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * The database server of a stack, with a schema of our own on it, for what stands beside.
 *
 * @param url of the scratch schema, with the parameters that make batches fast
 */
public record StackDatabase(String url, String user, String password) {

    /** The schema of job-service. */
    public static final String JOBS = "lightmill_job";

    /** Ours; the user of job-service owns all schemas that begin like its own. */
    public static final String SCRATCH = "lightmill_job_bench";

    private static final String PARAMETERS =
            "?rewriteBatchedStatements=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
                    + "&characterEncoding=UTF-8&useSSL=false&allowPublicKeyRetrieval=true";

    /** The one of this stack, with the scratch schema, in which each makes its own tables anew. */
    public static StackDatabase of(Stack stack) {
        int port = Objects.requireNonNull(stack.status().part("mariadb").port());
        StackDatabase database =
                new StackDatabase("jdbc:mysql://127.0.0.1:" + port + "/" + SCRATCH + PARAMETERS, JOBS, password(stack));
        database.makeScratch();
        return database;
    }

    /** A new connection to the scratch schema. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** What it says that it is. */
    public String version() throws SQLException {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private void makeScratch() {
        String server = url.replace("/" + SCRATCH + "?", "/?");
        try (Connection connection = DriverManager.getConnection(server, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + SCRATCH + " CHARACTER SET utf8mb4");
        } catch (SQLException e) {
            throw new IllegalStateException("no scratch schema could be made", e);
        }
    }

    private static String password(Stack stack) {
        try {
            return Files.readString(stack.home().resolve("secrets/database." + JOBS))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
