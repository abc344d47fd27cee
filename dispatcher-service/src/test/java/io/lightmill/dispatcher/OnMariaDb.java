package io.lightmill.dispatcher;

import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import java.util.List;
import java.util.Map;

/** By hand, on MariaDB: for what must hold there too when the other tests run on MySQL. */
public class OnMariaDb extends ByHand {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(DatabaseResource.class, Map.of(DatabaseResource.EMBEDDED, "true")),
                new TestResourceEntry(KeysResource.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
