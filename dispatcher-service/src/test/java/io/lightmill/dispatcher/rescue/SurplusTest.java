package io.lightmill.dispatcher.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.Steps;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invocations for which no work is left cost a worker's start each: they are taken back, and no others. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class SurplusTest {

    @Inject
    Fixture fixture;

    @Inject
    Steps steps;

    @Inject
    Surplus surplus;

    @Inject
    JobFlags flags;

    @Inject
    DueInvocations due;

    @Inject
    Invocations invocations;

    @Inject
    FakeRunPod runPod;

    @BeforeEach
    void begin() {
        fixture.empty();
        runPod.reset();
    }

    @Test
    void itIsRetiredGetsNothingAndIsCancelled() {
        UUID invocation = posted();
        fixture.pass(Duration.ofSeconds(10));

        surplus.reduce(steps.endpoint());

        Awaitility.await().until(() -> runPod.cancelled.contains(FakeRunPod.runpodId(invocation)));
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        assertThat(steps.claim(invocation, UUID.randomUUID(), 1)).isEmpty();
    }

    @Test
    void anItemThatWaitsForItsNextTryKeepsOneOfThem() {
        List<UUID> invocations = posted(4);
        fixture.dueIn(fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1)).id(), Duration.ofSeconds(40));

        surplus.reduce(steps.endpoint());

        assertThat(fixture.retired()).containsExactlyInAnyOrderElementsOf(invocations.subList(0, 3));
    }

    @Test
    void whatIsDueLaterKeepsNone() {
        posted(2);
        fixture.notYet(fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1)).id());

        surplus.reduce(steps.endpoint());

        assertThat(fixture.retired()).hasSize(2);
    }

    @Test
    void asManyAsThereAreChunksStay() {
        posted(2);
        // A set is one claim, whoever's it is.
        for (int set = 0; set < 2; set++) {
            fixture.dueIn(fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4)).id(), Duration.ofSeconds(40));
        }

        surplus.reduce(steps.endpoint());

        assertThat(fixture.retired()).isEmpty();
    }

    @Test
    void whileAnythingIsDueAllStay() {
        posted(3);
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));

        surplus.reduce(steps.endpoint());

        assertThat(fixture.retired()).isEmpty();
    }

    @Test
    void oneThatHasClaimedIsNoSurplus() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        UUID working = posted();
        assertThat(steps.claim(working, UUID.randomUUID(), 1)).isPresent();
        fixture.pass(Duration.ofSeconds(10));

        surplus.reduce(steps.endpoint());

        assertThat(fixture.retired()).isEmpty();
    }

    @Test
    void aYoungOneStays() {
        posted();

        surplus.reduce(steps.endpoint());

        assertThat(fixture.retired()).isEmpty();
    }

    @Test
    void thoseThatWaitForTheirAttemptsHideNoneThatIsOver() {
        UUID job = fixture.queued(Fixture.aJob(Lane.BULK, 600)).id();
        Stream.generate(steps::posted).limit(120).forEach(working -> {
            assertThat(steps.claim(working, UUID.randomUUID(), 1)).isPresent();
            fixture.ended(working);
        });
        flags.cancel(job);
        UUID idle = steps.posted();
        fixture.ended(idle);

        due.makeOver();

        assertThat(fixture.count("invocation where state = 'over'")).isEqualTo(1);
        assertThat(fixture.count("invocation where state = 'over' and id = ?", idle))
                .isEqualTo(1);
    }

    /** RunPod has told its id. */
    private UUID posted() {
        UUID id = steps.posted();
        invocations.heard(id, steps.endpoint(), FakeRunPod.runpodId(id));
        return id;
    }

    /** In this order, all of them old enough. */
    private List<UUID> posted(int count) {
        List<UUID> invocations = Stream.generate(() -> {
                    fixture.pass(Duration.ofSeconds(10));
                    return posted();
                })
                .limit(count)
                .toList();
        fixture.pass(Duration.ofSeconds(10));
        return invocations;
    }
}
