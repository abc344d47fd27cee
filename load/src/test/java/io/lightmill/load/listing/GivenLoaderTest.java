package io.lightmill.load.listing;

import io.lightmill.testparts.TestDatabase;

/** On the server that the tests are given, else on the embedded one. */
class GivenLoaderTest extends LoaderContract {

    @Override
    TestDatabase.Schema newSchema() {
        return TestDatabase.newSchema();
    }
}
