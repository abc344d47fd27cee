package io.lightmill.load.listing;

import io.lightmill.testparts.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A schema as job-service has it, made by its own migrations. */
final class JobSchema {

    private final TestDatabase.Schema schema;

    private JobSchema(TestDatabase.Schema schema) {
        this.schema = schema;
    }

    static JobSchema in(TestDatabase.Schema schema) throws SQLException {
        JobSchema made = new JobSchema(schema);
        try (Connection connection = made.connect("&allowMultiQueries=true");
                Statement statement = connection.createStatement()) {
            for (Path migration : migrations()) {
                statement.execute(Files.readString(migration));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "job-service/src/main/resources/db/migration"))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    Connection connect() throws SQLException {
        return connect("");
    }

    private Connection connect(String more) throws SQLException {
        String parameters =
                "?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&rewriteBatchedStatements=true"
                        + "&useSSL=false&allowPublicKeyRetrieval=true";
        return DriverManager.getConnection(schema.url() + parameters + more, schema.username(), schema.password());
    }
}
