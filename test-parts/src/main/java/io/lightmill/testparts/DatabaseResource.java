package io.lightmill.testparts;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives the service under test a schema of its own on a real database; with the argument {@link #EMBEDDED} on the embedded MariaDB,
 * whatever server is named.
 */
public final class DatabaseResource implements QuarkusTestResourceLifecycleManager {

    /** The name of the argument: {@code "true"}. */
    public static final String EMBEDDED = "embedded";

    private boolean embedded;

    @Override
    public void init(Map<String, String> args) {
        embedded = Boolean.parseBoolean(args.get(EMBEDDED));
    }

    @Override
    public Map<String, String> start() {
        TestDatabase.Schema schema = embedded ? TestDatabase.newEmbeddedSchema() : TestDatabase.newSchema();
        return Map.of(
                "lightmill.database.url", schema.url(),
                "lightmill.database.username", schema.username(),
                "lightmill.database.password", schema.password());
    }

    @Override
    public void stop() {
        // The schema goes with the JVM: other tests of the same run may share the server.
    }
}
