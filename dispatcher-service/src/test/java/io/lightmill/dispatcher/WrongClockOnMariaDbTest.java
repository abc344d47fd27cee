package io.lightmill.dispatcher;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The same on MariaDB. */
@QuarkusTest
@TestProfile(OnMariaDb.class)
class WrongClockOnMariaDbTest extends WrongClockTest {}
