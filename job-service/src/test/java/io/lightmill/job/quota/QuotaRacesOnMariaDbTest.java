package io.lightmill.job.quota;

import io.lightmill.job.parts.OnMariaDb;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(OnMariaDb.class)
class QuotaRacesOnMariaDbTest extends QuotaRacesTest {}
