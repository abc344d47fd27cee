package io.lightmill.e2e.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The services' schemas, with the services' own users. */
public final class Databases {

    /** Who owns a schema. */
    public static final String DISPATCHER = "dispatcher-service";

    /** Who owns a schema. */
    public static final String JOB = "job-service";

    /** Who owns a schema. */
    public static final String STORAGE = "storage-service";

    private static final String PARAMETERS =
            "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&useSSL=false&allowPublicKeyRetrieval=true"
                    + "&connectTimeout=5000&socketTimeout=60000&rewriteBatchedStatements=true";

    private final Path home;

    /** Of the stack in this home. */
    public Databases(Path home) {
        this.home = home;
    }

    /** A new connection as this service has it. */
    public Connection connect(String service) throws SQLException {
        Properties settings = settings(service);
        return DriverManager.getConnection(
                settings.getProperty("lightmill.database.url") + PARAMETERS,
                settings.getProperty("lightmill.database.username"),
                settings.getProperty("lightmill.database.password"));
    }

    private Properties settings(String service) {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(
                home.resolve("parts").resolve(service).resolve("config/application.properties"))) {
            settings.load(file);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
