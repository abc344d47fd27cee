package io.lightmill.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.JobCancelRequested;
import io.lightmill.testparts.DatabaseResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The relay runs, and polls so seldom that only the commit can have woken it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@TestProfile(RelayWakesTest.Running.class)
class RelayWakesTest {

    @Inject
    Outbox outbox;

    @Inject
    RecordingBroker broker;

    @Test
    void a_commit_wakes_the_relay() {
        broker.reset();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(
                        "topic",
                        "woken",
                        EventType.JOB_CANCEL_REQUESTED,
                        new JobCancelRequested(new UUID(1, 2), new UUID(3, 4), Instant.EPOCH)));

        await().untilAsserted(() -> assertThat(broker.keys()).containsExactly("woken"));
    }

    public static class Running implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lightmill.outbox.relay", "true", "lightmill.outbox.poll", "1h");
        }
    }
}
