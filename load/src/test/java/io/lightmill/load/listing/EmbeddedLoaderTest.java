package io.lightmill.load.listing;

import io.lightmill.testparts.TestDatabase;

/** On the embedded MariaDB, whatever server is given. */
class EmbeddedLoaderTest extends LoaderContract {

    @Override
    TestDatabase.Schema newSchema() {
        return TestDatabase.newEmbeddedSchema();
    }
}
