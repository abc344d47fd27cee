package io.lightmill.job.acceptance;

import io.lightmill.job.parts.OnMariaDb;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(OnMariaDb.class)
class IdempotencyOnMariaDbTest extends IdempotencyTest {}
