package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.BeatAnswer;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.attempt.Beats;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.dispatcher.rescue.LostAttempts;
import io.lightmill.dispatcher.rescue.Poller;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long an attempt has, what beats change of it, and when RunPod is asked meanwhile. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class DeadlineRulesTest {

    @Inject
    Fixture fixture;

    @Inject
    FakeRunPod runPod;

    @Inject
    Steps steps;

    @Inject
    Attempts attempts;

    @Inject
    Beats beats;

    @Inject
    JobFlags flags;

    @Inject
    LostAttempts lost;

    @Inject
    DueInvocations due;

    @Inject
    Poller poller;

    @Inject
    Invocations invocations;

    private final UUID run = UUID.randomUUID();

    @BeforeEach
    void begin() {
        fixture.empty();
        runPod.reset();
    }

    @Test
    void aBeatMovesTheDeadlineButWritesItAtMostEveryThirtySeconds() {
        ClaimedChunk chunk = claimed();
        fixture.pass(Duration.ofSeconds(20));
        assertThat(beat(chunk).deadlineSeconds()).as("not written yet").isBetween(60.0, 70.0);
        fixture.pass(Duration.ofSeconds(20));
        assertThat(beat(chunk).deadlineSeconds()).as("moved").isBetween(80.0, 90.0);
        fixture.pass(Duration.ofSeconds(60));
        lost.endOverdue();
        assertThat(fixture.count("attempt where deadline is not null")).isEqualTo(1);
    }

    @Test
    void noBeatMovesADeadlineThatHasPassedOrPastTheSessionsGrace() {
        ClaimedChunk chunk = claimed();
        for (int time = 0; time < 9; time++) {
            fixture.pass(Duration.ofSeconds(55));
            beat(chunk);
        }
        assertThat(beat(chunk).deadlineSeconds())
                .as("495 s of 480 and 60 of grace")
                .isBetween(35.0, 45.0);
        fixture.pass(Duration.ofSeconds(46));
        assertThat(beat(chunk).deadlineSeconds()).isZero();
        lost.endOverdue();
        assertThat(fixture.count("attempt where reason = 'lost'")).isEqualTo(1);
    }

    @Test
    void noBeatRevivesAnAttemptInTheMiddleOfItsSession() {
        ClaimedChunk chunk = claimed();
        fixture.pass(Duration.ofSeconds(91));
        assertThat(beat(chunk).deadlineSeconds()).isZero();
        lost.endOverdue();
        assertThat(fixture.count("attempt where reason = 'lost'")).isEqualTo(1);
    }

    @Test
    void whatIsClaimedNearASessionsEndHasADeadlineWithinItFromTheStart() {
        UUID invocation = steps.postedForLong();
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        ClaimedChunk first = steps.claim(invocation, run, 1).orElseThrow();
        first.items().forEach(item -> steps.report(first, item.id()));
        fixture.pass(Duration.ofSeconds(452));
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));

        assertThat(steps.claim(invocation, run, 2)).as("28 s of 480 are left").isPresent();

        assertThat(fixture.count("attempt where deadline is not null")).isEqualTo(1);
        assertThat(fixture.count("attempt where deadline > session_end")).isZero();
    }

    @Test
    void runsThatBeganTogetherAreNotTurnedAwayTogether() {
        UUID early = steps.postedForShort();
        UUID late = steps.postedForLong();
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 8));
        List.of(early, late).forEach(invocation -> {
            ClaimedChunk first = steps.claim(invocation, run, 1).orElseThrow();
            first.items().forEach(item -> steps.report(first, item.id()));
        });
        fixture.pass(Duration.ofSeconds(366));
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 8));

        assertThat(steps.claim(early, run, 2)).isEmpty();
        assertThat(steps.claim(late, run, 2)).isPresent();
    }

    @Test
    void aBeatIsToldToStopWhatIsCancelledSettledOrNotItsOwn() {
        ClaimedChunk chunk = claimed();
        UUID made = chunk.items().getFirst().id();
        UUID strange = UUID.randomUUID();
        steps.report(chunk, made);
        BeatAnswer answer = beats.answer(
                attempts.find(chunk.attemptId()).orElseThrow().binding(),
                new Beat(Map.of(made, 1.0, chunk.items().get(1).id(), 0.5, strange, 0.5)));
        assertThat(answer.stop()).containsExactlyInAnyOrder(made, strange);
        flags.cancel(chunk.jobId());
        assertThat(beat(chunk).stop()).hasSize(4);
    }

    @Test
    void whileBeatsComeRunPodIsAskedSeldomAndSoonWhenTheyStop() {
        ClaimedChunk chunk = claimed();
        for (int second = 0; second < 120; second += 10) {
            fixture.pass(Duration.ofSeconds(10));
            beat(chunk);
            poll();
        }
        assertThat(runPod.asked).as("in two minutes of beats").hasSizeLessThanOrEqualTo(2);
        runPod.asked.clear();
        for (int second = 0; second < 120; second += 10) {
            fixture.pass(Duration.ofSeconds(10));
            lost.endOverdue();
            poll();
        }
        assertThat(runPod.asked).as("in two minutes of silence").hasSizeGreaterThan(3);
    }

    @Test
    void anInvocationThatNobodySpeaksForIsAskedAboutWellInsideTheTimeThatResultsAreKept() {
        UUID invocation = steps.posted();
        invocations.heard(invocation, steps.endpoint(), FakeRunPod.runpodId(invocation));
        fixture.pass(Duration.ofSeconds(11));
        for (int poll = 0; poll < 20; poll++) {
            List<DueInvocations.Poll> polls = due.takePolls();
            assertThat(polls).as("poll " + poll).hasSize(1);
            fixture.pass(Duration.ofSeconds(60));
        }
    }

    private void poll() {
        due.takePolls().forEach(poller::poll);
    }

    private ClaimedChunk claimed() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        return steps.claim(steps.posted(), run, 1).orElseThrow();
    }

    private BeatAnswer beat(ClaimedChunk chunk) {
        return beats.answer(
                attempts.find(chunk.attemptId()).orElseThrow().binding(),
                new Beat(chunk.items().stream().collect(Collectors.toMap(ClaimedChunk.ClaimedItem::id, item -> 0.5))));
    }
}
