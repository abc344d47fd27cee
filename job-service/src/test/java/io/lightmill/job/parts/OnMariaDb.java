package io.lightmill.job.parts;

import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service on MariaDB, for what must hold there too when the other tests run on MySQL. */
public class OnMariaDb implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(DatabaseResource.class, Map.of(DatabaseResource.EMBEDDED, "true")),
                new TestResourceEntry(KeysResource.class),
                new TestResourceEntry(Siblings.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
