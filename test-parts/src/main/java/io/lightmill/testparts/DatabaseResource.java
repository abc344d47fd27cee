package io.lightmill.testparts;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the service under test a schema of its own on a real database. */
public final class DatabaseResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestDatabase.Schema schema = TestDatabase.newSchema();
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
