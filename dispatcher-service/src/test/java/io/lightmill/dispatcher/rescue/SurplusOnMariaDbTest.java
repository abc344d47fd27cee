package io.lightmill.dispatcher.rescue;

import io.lightmill.dispatcher.OnMariaDb;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The same on MariaDB. */
@QuarkusTest
@TestProfile(OnMariaDb.class)
class SurplusOnMariaDbTest extends SurplusTest {}
