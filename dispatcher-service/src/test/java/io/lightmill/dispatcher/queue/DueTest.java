package io.lightmill.dispatcher.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many jobs wait, those whose turn it may be are among the ones that are looked at. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class DueTest {

    private static final int LOOKED_AT = 3;

    @Inject
    Fixture fixture;

    @Inject
    Due due;

    @Inject
    Shares shares;

    private final UUID greedy = UUID.randomUUID();
    private final UUID modest = UUID.randomUUID();

    @BeforeEach
    void begin() {
        fixture.empty();
        shares.charge(Map.of(greedy, new Shares.Charge(100, 0), modest, new Shares.Charge(1, 0)));
    }

    private UUID queued(UUID user, Lane lane) {
        return fixture.queued(Fixture.aJob(user, lane, Engine.AUGMENT, 1, 4)).id();
    }

    private Set<UUID> seen() {
        return due.jobs(Set.of(Engine.AUGMENT, Engine.GEMINI), LOOKED_AT).stream()
                .map(Due.DueJob::id)
                .collect(Collectors.toSet());
    }

    @Test
    void whoeverSubmitsManyJobsHidesNobodyElses() {
        for (int i = 0; i < LOOKED_AT; i++) {
            queued(greedy, Lane.BULK);
        }
        UUID other = queued(modest, Lane.BULK);

        assertThat(seen()).hasSize(LOOKED_AT).contains(other);
    }

    @Test
    void interactiveJobsHideNoBulk() {
        for (int i = 0; i < LOOKED_AT; i++) {
            queued(modest, Lane.INTERACTIVE);
        }
        UUID bulk = queued(modest, Lane.BULK);

        assertThat(seen()).hasSize(LOOKED_AT + 1).contains(bulk);
    }

    @Test
    void jobsOfOneEngineHideNoneOfAnother() {
        for (int i = 0; i < LOOKED_AT; i++) {
            queued(modest, Lane.BULK);
        }
        UUID other = fixture.queued(Fixture.aJob(greedy, Lane.BULK, Engine.GEMINI, 1, 4))
                .id();

        assertThat(seen()).hasSize(LOOKED_AT + 1).contains(other);
    }

    @Test
    void allThatIsDueIsCountedAsFarAsAskedFor() {
        for (int i = 0; i < LOOKED_AT; i++) {
            fixture.queued(Fixture.aJob(greedy, Lane.BULK, Engine.AUGMENT, 7, 4));
        }
        queued(modest, Lane.INTERACTIVE);
        fixture.queued(Fixture.aJob(modest, Lane.BULK, Engine.GEMINI, 50, 4));
        fixture.notYet(queued(modest, Lane.BULK));

        assertThat(due.total(Set.of(Engine.AUGMENT), 1000)).isEqualTo(22);
        assertThat(due.total(Set.of(Engine.AUGMENT), 10)).isEqualTo(10);
        assertThat(due.total(Set.of(Engine.AUGMENT), 5)).isEqualTo(5);
        assertThat(due.total(Set.of(Engine.GEMINI), 1000)).isEqualTo(50);
        assertThat(due.total(Set.of(Engine.COMFYUI), 1000)).isZero();
    }

    @Test
    void jobsWithNothingDueHideNoneThatHas() {
        for (int i = 0; i < 2 * LOOKED_AT; i++) {
            fixture.notYet(queued(modest, Lane.BULK));
        }
        UUID own = queued(modest, Lane.BULK);
        UUID other = queued(greedy, Lane.BULK);

        assertThat(seen()).containsExactlyInAnyOrder(own, other);
    }
}
