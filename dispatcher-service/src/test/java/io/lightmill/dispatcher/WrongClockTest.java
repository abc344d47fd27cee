package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.BeatAnswer;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.attempt.Beats;
import io.lightmill.dispatcher.attempt.Deadlines;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.dispatcher.rescue.LostAttempts;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database's clock decides: a service whose own clock is wrong gives nobody more time for it, and nobody less. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class WrongClockTest {

    private static final String AHEAD = "PT10M";
    private static final String BEHIND = "PT-10M";

    @Inject
    FakeClock clock;

    @Inject
    Fixture fixture;

    @Inject
    FakeRunPod runPod;

    @Inject
    Steps steps;

    @Inject
    Permits permits;

    @Inject
    Attempts attempts;

    @Inject
    Deadlines deadlines;

    @Inject
    Beats beats;

    @Inject
    LostAttempts lost;

    @Inject
    DueInvocations due;

    @Inject
    Sql sql;

    private final UUID run = UUID.randomUUID();

    @BeforeEach
    void begin() {
        fixture.empty();
        runPod.reset();
    }

    @AfterEach
    void right() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {AHEAD, BEHIND})
    void anAttemptHasItsWholeTimeFromTheClaimOnAndIsNotOverdueAtOnce(Duration ahead) {
        clock.ahead = ahead;
        UUID invocation = steps.posted();
        ClaimedChunk told = claimed(invocation);
        assertThat(told.deadlineSeconds()).isEqualTo(Deadlines.SECONDS);
        assertThat(told.sessionSeconds()).as("480 s and 60 of grace").isBetween(530.0, 540.0);

        assertThat(lost.endOverdue()).isZero();
        ClaimedChunk left = steps.claim(invocation, run, 1).orElseThrow();
        assertThat(left.attemptId()).as("the same claim again").isEqualTo(told.attemptId());
        assertThat(left.deadlineSeconds()).as("by its row").isBetween(80.0, 90.0);
        assertThat(left.sessionSeconds()).isBetween(530.0, 540.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {AHEAD, BEHIND})
    void whatIsOverdueByTheDatabasesClockIsFoundAndNoSooner(Duration ahead) {
        clock.ahead = ahead;
        ClaimedChunk chunk = claimed(steps.posted());
        fixture.pass(Duration.ofSeconds(60));
        assertThat(lost.endOverdue()).isZero();

        fixture.pass(Duration.ofSeconds(31));
        assertThat(deadlines.overdue(10)).containsExactly(chunk.attemptId());
        assertThat(beat(chunk).deadlineSeconds()).isZero();
        assertThat(lost.endOverdue()).isEqualTo(1);
        assertThat(fixture.count("attempt where reason = 'lost'")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {AHEAD, BEHIND})
    void aBeatMovesTheDeadlineAsFarAsEver(Duration ahead) {
        clock.ahead = ahead;
        ClaimedChunk chunk = claimed(steps.posted());
        fixture.pass(Duration.ofSeconds(40));
        assertThat(beat(chunk).deadlineSeconds()).isBetween(80.0, 90.0);
        fixture.pass(Duration.ofSeconds(91));
        assertThat(deadlines.overdue(10)).containsExactly(chunk.attemptId());
    }

    @ParameterizedTest
    @ValueSource(strings = {AHEAD, BEHIND})
    void aSessionIsAsLongAsEver(Duration ahead) {
        clock.ahead = ahead;
        UUID invocation = steps.postedForLong();
        ClaimedChunk first = claimed(invocation);
        first.items().forEach(item -> steps.report(first, item.id()));
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 8));

        fixture.pass(Duration.ofSeconds(440));
        assertThat(steps.claim(invocation, run, 2)).as("after 440 s of 455").isPresent();
        fixture.pass(Duration.ofSeconds(16));
        assertThat(steps.claim(invocation, run, 3)).as("after 456 s of 455").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {AHEAD, BEHIND})
    void aSenderHasAsLongToPostAsEver(Duration ahead) {
        clock.ahead = ahead;
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID intent = permits.take(steps.endpoint()).getFirst();
        assertThat(secondsUntil("post_by", intent)).isBetween(0.0, 5.0);
        assertThat(due.giveUpUnsent(steps.endpoint().name())).isZero();

        fixture.pass(Duration.ofSeconds(6));
        assertThat(due.giveUpUnsent(steps.endpoint().name())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {AHEAD, BEHIND})
    void whatIsPostedCountsForAsLongAsEver(Duration ahead) throws InterruptedException {
        clock.ahead = ahead;
        List<Double> left = new ArrayList<>();
        runPod.answer = input -> {
            left.add(secondsUntil("post_by", input.invocationId()));
            return FakeRunPod.accept(input);
        };
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        steps.post();
        assertThat(left)
                .singleElement()
                .as("while it was posted")
                .satisfies(seconds -> assertThat(seconds).isBetween(20.0, 30.0));

        Duration life = steps.endpoint().life();
        UUID invocation = runPod.posted.element().invocationId();
        assertThat(secondsUntil("expires_at", invocation)).isBetween(life.toSeconds() - 10.0, life.toSeconds() + 0.0);
        fixture.pass(life.minusSeconds(30));
        assertThat(due.makeOver()).isEmpty();
        fixture.pass(Duration.ofSeconds(31));
        assertThat(due.makeOver()).containsExactly(steps.endpoint().name());
    }

    private ClaimedChunk claimed(UUID invocation) {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        return steps.claim(invocation, run, 1).orElseThrow();
    }

    private BeatAnswer beat(ClaimedChunk chunk) {
        return beats.answer(
                attempts.find(chunk.attemptId()).orElseThrow().binding(),
                new Beat(Map.of(chunk.items().getFirst().id(), 0.5)));
    }

    /** By the database's clock. */
    private double secondsUntil(String column, UUID invocation) {
        return sql.first(
                        "select timestampdiff(microsecond, utc_timestamp(6), %s) / 1e6 as seconds from invocation where id = ?"
                                .formatted(column),
                        c -> c.fraction("seconds"),
                        invocation)
                .orElseThrow();
    }
}
