package io.lightmill.stack.part;

import io.lightmill.stack.home.Secrets;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the services find their schemas: on our own server, each with a user of its own, or on one that is there already, with
 * the user that was given.
 */
final class Databases {

    private static final List<String> SCHEMAS = List.of("lightmill_job", "lightmill_dispatch", "lightmill_storage");

    private final Plan plan;
    private final Secrets secrets;

    Databases(Plan plan, Secrets secrets) {
        this.plan = plan;
        this.secrets = secrets;
    }

    /** The users that our own server must know. */
    List<DatabaseUser> ownUsers() {
        return SCHEMAS.stream()
                .map(schema -> new DatabaseUser(schema, secrets.random("database." + schema)))
                .toList();
    }

    /** The settings of a service that owns this schema. */
    Map<String, String> settings(String schema) {
        String existing = plan.existing().databaseUrl();
        if (existing == null) {
            Map<String, String> own = new HashMap<>(settings(
                    "jdbc:mysql://127.0.0.1:" + plan.port(Plan.MARIADB) + "/" + schema,
                    schema,
                    secrets.random("database." + schema)));
            // It listens on loopback only: encryption protects nothing there.
            own.put("lightmill.database.ssl-mode", "DISABLED");
            return own;
        }
        Map<String, String> given = parameters(existing);
        return settings(
                server(existing) + schema, given.getOrDefault("user", "root"), given.getOrDefault("password", ""));
    }

    private static Map<String, String> settings(String url, String user, String password) {
        return Map.of(
                "lightmill.database.url", url,
                "lightmill.database.username", user,
                "lightmill.database.password", password);
    }

    /** Makes the schemas on the server that is there already. */
    static void makeSchemas(String existing) throws IOException {
        try (Connection connection = DriverManager.getConnection(existing);
                Statement statement = connection.createStatement()) {
            for (String schema : SCHEMAS) {
                statement.execute("CREATE DATABASE IF NOT EXISTS " + schema + " CHARACTER SET utf8mb4");
            }
        } catch (SQLException e) {
            throw new IOException("the database of LIGHTMILL_DATABASE_URL cannot be used: " + e.getMessage(), e);
        }
    }

    /** Drops the schema that this URL names. */
    static void dropSchema(String url, String user, String password) throws IOException {
        String schema = url.substring(url.lastIndexOf('/') + 1);
        try (Connection connection = DriverManager.getConnection(server(url), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + schema);
        } catch (SQLException e) {
            throw new IOException("the schema " + schema + " stays: " + e.getMessage(), e);
        }
    }

    /** {@code jdbc:mysql://host:port/}, without a schema and without parameters. */
    static String server(String url) {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        int query = url.indexOf('?');
        if (path >= 0) {
            return url.substring(0, path + 1);
        }
        return (query < 0 ? url : url.substring(0, query)) + "/";
    }

    static Map<String, String> parameters(String url) {
        Map<String, String> parameters = new HashMap<>();
        int query = url.indexOf('?');
        for (String pair :
                query < 0 ? List.<String>of() : List.of(url.substring(query + 1).split("&"))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
