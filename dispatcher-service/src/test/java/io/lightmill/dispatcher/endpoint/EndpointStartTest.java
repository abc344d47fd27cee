package io.lightmill.dispatcher.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.Steps;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a start with other settings changes. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class EndpointStartTest {

    @Inject
    Fixture fixture;

    @Inject
    Steps steps;

    @Inject
    Permits permits;

    @Inject
    EndpointHealth health;

    @Inject
    Sql sql;

    @AfterEach
    void asConfigured() {
        EndpointStart.sync(steps.endpoint(), sql);
    }

    @Test
    void aBudgetThatIsLoweredOrRaisedCountsAtOnceAndEndsNothing() {
        fixture.empty();
        fixture.queued(Fixture.aJob(Lane.BULK, 100));
        EndpointStart.sync(withBudget(5), sql);
        assertThat(permits.take(steps.endpoint())).hasSize(5);
        EndpointStart.sync(withBudget(0), sql);
        assertThat(permits.take(steps.endpoint())).isEmpty();
        assertThat(fixture.count("invocation where state = 'intent'")).isEqualTo(5);
        EndpointStart.sync(withBudget(7), sql);
        assertThat(permits.take(steps.endpoint())).hasSize(2);
    }

    @Test
    void whatA429LeftOfTheBudgetSurvivesAStart() {
        fixture.empty();
        fixture.queued(Fixture.aJob(Lane.BULK, 100));
        EndpointStart.sync(withBudget(8), sql);
        health.notSent(steps.endpoint(), true);
        EndpointStart.sync(withBudget(8), sql);
        assertThat(permits.take(steps.endpoint())).hasSize(4);
    }

    @Test
    void timesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> endpoint(2, Duration.ofSeconds(600), Duration.ofMinutes(20)))
                .hasMessageContaining("session < execution-timeout <= ttl");
        assertThatThrownBy(() -> endpoint(2, Duration.ofSeconds(480), Duration.ofSeconds(599)))
                .hasMessageContaining("session < execution-timeout <= ttl");
    }

    private static Endpoint withBudget(int budget) {
        return endpoint(budget, Duration.ofSeconds(480), Duration.ofMinutes(20));
    }

    private static Endpoint endpoint(int budget, Duration session, Duration ttl) {
        return new Endpoint(
                "local",
                "http://127.0.0.1:1",
                "local",
                "secret",
                Set.of(Engine.AUGMENT, Engine.GEMINI),
                budget,
                4,
                session,
                Duration.ofSeconds(600),
                ttl,
                0,
                1,
                Map.of(),
                Duration.ofSeconds(30));
    }
}
