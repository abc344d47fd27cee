package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.endpoint.EndpointHealth;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.dispatcher.invocation.Postings;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.dispatcher.rescue.LostAttempts;
import io.lightmill.dispatcher.rescue.Surplus;
import io.lightmill.dispatcher.runpod.RunAnswer;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When and how often invocations are posted, and what ends them. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class PostingRulesTest {

    @Inject
    Fixture fixture;

    @Inject
    FakeRunPod runPod;

    @Inject
    EndpointHealth health;

    @Inject
    Permits permits;

    @Inject
    Postings postings;

    @Inject
    Sql sql;

    @Inject
    JobFlags flags;

    @Inject
    LostAttempts lost;

    @Inject
    DueInvocations due;

    @Inject
    Surplus surplus;

    @Inject
    @RestClient
    FakeStorage storage;

    @Inject
    Steps steps;

    private final UUID run = UUID.randomUUID();

    @BeforeEach
    void begin() {
        fixture.empty();
        runPod.reset();
        storage.reset();
    }

    @Test
    void a404OfStatusFreesNoPermitBeforeTheTtl() {
        UUID invocation = steps.posted();
        steps.end(invocation, new StatusAnswer.Missing());
        assertThat(fixture.count("invocation where state = 'over'")).isZero();
        fixture.pass(steps.endpoint().life().plusSeconds(5));
        due.makeOver();
        assertThat(fixture.count("invocation where state = 'over'")).isEqualTo(1);
    }

    @Test
    void aRefusingEndpointIsSuspendedAndProbedOnceAMinute() throws InterruptedException {
        fixture.queued(Fixture.aJob(Lane.BULK, 40));
        runPod.answer = input -> new RunAnswer.Refused(401, "HTTP 401");
        steps.post();
        assertThat(runPod.posted).hasSize(2);
        assertThat(fixture.count("invocation where state <> 'over'")).isZero();
        steps.post();
        assertThat(runPod.posted).as("suspended").hasSize(2);
        fixture.pass(Duration.ofSeconds(61));
        steps.post();
        steps.post();
        assertThat(runPod.posted).as("one probe").hasSize(3);
        fixture.pass(Duration.ofSeconds(61));
        runPod.answer = FakeRunPod::accept;
        steps.post();
        steps.post();
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(2);
    }

    @Test
    void a429HalvesTheBudgetOnceAndItClimbsBack() {
        fixture.queued(Fixture.aJob(Lane.BULK, 40));
        health.notSent(steps.endpoint(), true);
        health.notSent(steps.endpoint(), true);
        assertThat(permits.take(steps.endpoint())).hasSize(1);
        fixture.pass(Duration.ofSeconds(11));
        permits.take(steps.endpoint());
        assertThat(permits.take(steps.endpoint())).hasSize(1);
    }

    @Test
    void howLongAnEndpointWasAwayIsNoStartTime() throws InterruptedException {
        awayBefore(FakeRunPod::accept);
        steps.post();

        steps.claim(runPod.posted.peek().invocationId(), run, 1);

        Awaitility.await().untilAsserted(() -> assertThat(startSeconds()).isBetween(0.0, 60.0));
    }

    @Test
    void norIsItWhereTheClaimComesBeforeTheAnswerToItsPost() throws InterruptedException {
        awayBefore(input -> {
            steps.claim(input.invocationId(), run, 1);
            return FakeRunPod.accept(input);
        });

        steps.post();

        Awaitility.await().untilAsserted(() -> assertThat(startSeconds()).isBetween(0.0, 60.0));
    }

    /** An invocation is found not sent after twenty minutes, and posted again. */
    private void awayBefore(Function<InvocationInput, RunAnswer> then) {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        runPod.answer = input -> {
            fixture.pass(Duration.ofMinutes(20));
            runPod.answer = then;
            return new RunAnswer.NotSent(false, "refused connection");
        };
    }

    private Double startSeconds() {
        return sql.first(
                        "select coalesce(start_seconds, -1) as start_seconds from endpoint where name = 'local'",
                        c -> c.fraction("start_seconds"))
                .orElseThrow();
    }

    @Test
    void anUnknownInvocationKeepsItsPermitUntilItClaimsOrItsTtlEnds() throws InterruptedException {
        fixture.queued(Fixture.aJob(Lane.BULK, 40));
        runPod.answer = input -> new RunAnswer.Unknown("timeout");
        steps.post();
        assertThat(fixture.count("invocation where state = 'unknown'")).isEqualTo(2);
        assertThat(permits.take(steps.endpoint())).isEmpty();
        UUID one = runPod.posted.peek().invocationId();
        assertThat(steps.claim(one, run, 1)).isPresent();
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(1);
        fixture.pass(steps.endpoint().life().plusSeconds(1));
        lost.endOverdue();
        due.makeOver();
        assertThat(fixture.count("invocation where state = 'over'")).isEqualTo(2);
    }

    @Test
    void aClaimOfOneThatIsOverTeachesNoStartTime() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 8));
        UUID over = permits.take(steps.endpoint()).getFirst();
        assertThat(postings.neverPosted(over, "refused")).isTrue();

        assertThat(steps.claim(over, run, 1)).isEmpty();
        assertThat(steps.claim(over, run, 1))
                .as("served after what follows from the first")
                .isEmpty();
        assertThat(fixture.count("endpoint where start_seconds is not null")).isZero();
    }

    @Test
    void aClaimWhoseRowWasLostTeachesNoStartTime() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));

        assertThat(steps.claim(steps.posted(), run, 1)).isPresent();
        assertThat(steps.claim(steps.posted(), run, 1))
                .as("served after what follows from the first")
                .isEmpty();

        assertThat(fixture.count("endpoint where start_seconds is not null")).isZero();
    }

    @Test
    void surplusCountsItsAgeFromThePost() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID intent = permits.take(steps.endpoint()).getFirst();
        fixture.pass(Duration.ofSeconds(20));
        postings.accepted(intent, steps.endpoint(), FakeRunPod.runpodId(intent));
        flags.cancel(job.id());

        surplus.reduce(steps.endpoint());

        assertThat(fixture.count("invocation where retired_at is not null")).isZero();
    }

    @Test
    void aRequestThatIsFoundWrongIsOverAndRaisesTheAlarm() throws InterruptedException {
        fixture.queued(Fixture.aJob(Lane.BULK, 40));
        runPod.answer = input -> new RunAnswer.Rejected(400, "HTTP 400: no input");
        steps.post();
        assertThat(fixture.count("invocation where state <> 'over'")).isZero();
        assertThat(fixture.count("endpoint where name = 'local' and suspended and reason like '%HTTP 400: no input%'"))
                .isEqualTo(1);
    }

    @Test
    void reportsFreeNoPermitAndAClaimThatGotNothingIsPolledWithinASecond() throws InterruptedException {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        steps.post();
        UUID invocation = runPod.posted.peek().invocationId();
        ClaimedChunk chunk = steps.claim(invocation, run, 1).orElseThrow();
        steps.report(chunk, chunk.items().getFirst().id());
        due.makeOver();
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(1);
        assertThat(due.takePolls()).isEmpty();

        assertThat(steps.claim(invocation, run, 2)).isEmpty();
        fixture.pass(Duration.ofSeconds(1));
        assertThat(due.takePolls()).extracting(DueInvocations.Poll::id).containsExactly(invocation);
    }
}
