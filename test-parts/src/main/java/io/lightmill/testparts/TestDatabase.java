package io.lightmill.testparts;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The database server of one test JVM: the one that {@code LIGHTMILL_TEST_JDBC_URL} names, else a MariaDB of its own, started
 * at the first use and ended with the JVM.
 */
public final class TestDatabase {

    /** Names a server's root: {@code jdbc:mysql://127.0.0.1:3306/?user=root}. */
    public static final String SETTING = "LIGHTMILL_TEST_JDBC_URL";

    private static final String GIVEN = System.getenv().getOrDefault(SETTING, "");
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestDatabase() {}

    /**
     * Makes a schema that nobody else uses.
     *
     * @return its JDBC URL without a user, the user and the password
     */
    public static Schema newSchema() {
        return GIVEN.isBlank() ? newEmbeddedSchema() : newGivenSchema();
    }

    /** The same on a MariaDB of this JVM, whatever server is named: for what must hold on both databases in one run. */
    public static Schema newEmbeddedSchema() {
        // It goes with its server.
        return newSchema(Embedded.ROOT);
    }

    private static Schema newGivenSchema() {
        Schema schema = newSchema(Given.ROOT);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> drop(Given.ROOT, schema.name())));
        return schema;
    }

    private static Schema newSchema(String root) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + SCHEMAS.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(root);
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name + " character set utf8mb4");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make a schema on " + root, e);
        }
        return new Schema(root.substring(0, root.indexOf("/?") + 1) + name, "root", "");
    }

    private static void drop(String root, String name) {
        try (Connection connection = DriverManager.getConnection(root);
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
        } catch (SQLException e) {
            System.err.println("schema " + name + " stays: " + e.getMessage());
        }
    }

    /** Where a schema is. */
    public record Schema(String url, String username, String password) {

        private String name() {
            return url.substring(url.lastIndexOf('/') + 1);
        }
    }

    private static final class Given {
        static final String ROOT = tell();

        private static String tell() {
            System.out.println("Test database: " + GIVEN.replaceAll("password=[^&]*", "password=…"));
            return GIVEN;
        }
    }

    private static final class Embedded {
        static final String ROOT = start();

        private static String start() {
            System.out.println("Test database: an embedded MariaDB"
                    + (GIVEN.isBlank() ? " (" + SETTING + " names no other)" : ", besides"));
            return EmbeddedServer.start();
        }
    }
}
