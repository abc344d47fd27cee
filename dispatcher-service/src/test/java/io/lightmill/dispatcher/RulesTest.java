package io.lightmill.dispatcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.contracts.api.DispatchStates;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.OutputRejected;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.claim.ClaimDesk;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.EndpointHealth;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.dispatcher.invocation.Poster;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.queue.PageIntake;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.dispatcher.rescue.LostAttempts;
import io.lightmill.dispatcher.rescue.Poller;
import io.lightmill.dispatcher.rescue.Surplus;
import io.lightmill.dispatcher.runpod.RunAnswer;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import io.lightmill.dispatcher.settle.OutputVerdicts;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import io.lightmill.identity.ServiceTokens;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dispatcher's rules one by one, each step taken by hand. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class RulesTest {

    @Inject
    Fixture fixture;

    @Inject
    FakeRunPod runPod;

    @Inject
    @RestClient
    FakeStorage storage;

    @Inject
    Sql sql;

    @Inject
    Endpoints endpoints;

    @Inject
    EndpointHealth health;

    @Inject
    Invocations invocations;

    @Inject
    Permits permits;

    @Inject
    Poster poster;

    @Inject
    Tokens tokens;

    @Inject
    ClaimDesk desk;

    @Inject
    Attempts attempts;

    @Inject
    Settler settler;

    @Inject
    OutputVerdicts verdicts;

    @Inject
    JobFlags flags;

    @Inject
    PageIntake intake;

    @Inject
    LostAttempts lost;

    @Inject
    DueInvocations due;

    @Inject
    Poller poller;

    @Inject
    Surplus surplus;

    @Inject
    ServiceTokens services;

    private final UUID run = UUID.randomUUID();

    @BeforeEach
    void begin() {
        fixture.empty();
        runPod.reset();
        storage.reset();
    }

    @Test
    void theSameClaimGetsItsOpenItemsAgainWithTheSecondsLeft() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID invocation = posted();
        ClaimedChunk first = claim(invocation, run, 1).orElseThrow();
        report(first, job.items().getFirst());
        fixture.pass(Duration.ofSeconds(30));

        ClaimedChunk again = claim(invocation, run, 1).orElseThrow();

        assertThat(again.attemptId()).isEqualTo(first.attemptId());
        assertThat(again.items()).hasSize(3);
        assertThat(again.deadlineSeconds()).isBetween(50.0, 60.0);
    }

    @Test
    void withoutStorageAClaimIsAskedAgainAndGetsTheSameChunk() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID invocation = posted();
        storage.away = true;
        assertThatThrownBy(() -> claim(invocation, run, 1))
                .isInstanceOfSatisfying(
                        HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
        storage.away = false;

        assertThat(claim(invocation, run, 1).orElseThrow().items()).hasSize(4);
        assertThat(fixture.count("attempt")).isEqualTo(1);
    }

    @Test
    void anotherRunGetsNothingWhileAnAttemptOfAnEarlierRunIsRunning() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 12));
        UUID invocation = posted();
        assertThat(claim(invocation, run, 1)).isPresent();

        assertThat(claim(invocation, UUID.randomUUID(), 1)).isEmpty();
        assertThat(claim(invocation, run, 2)).isPresent();
        assertThatThrownBy(() -> claim(invocation, run, 3)).isInstanceOf(HttpProblem.class);
    }

    @Test
    void aGenuineClaimWithoutARowIsEnteredAndCounted() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID lostInFailover = Ids.create(Instant.now(), endpoint().mark());

        assertThat(claim(lostInFailover, run, 1)).isPresent();
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(1);
    }

    @Test
    void anInvocationOlderThanItsTtlGetsNothing() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID old = Ids.create(Instant.now().minus(Duration.ofHours(2)), endpoint().mark());

        assertThat(claim(old, run, 1)).isEmpty();
        assertThat(fixture.count("invocation")).isZero();
    }

    @Test
    void aLostWorkersItemsComeBackAfterItsDeadlineAndWhatLiesInTheBucketIsKept() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        ClaimedChunk chunk = claim(posted(), run, 1).orElseThrow();
        report(chunk, job.items().get(0));
        storage.bucket.add(new Outputs.Key(job.id(), job.items().get(1), chunk.attemptId()));
        fixture.pass(Duration.ofSeconds(89));
        lost.endOverdue();
        assertThat(fixture.states(job.id()).get(job.items().get(2))).isEqualTo("processing");
        fixture.pass(Duration.ofSeconds(2));
        lost.endOverdue();

        assertThat(fixture.states(job.id()).values())
                .containsExactly("generated", "generated", "queued", "queued");
    }

    @Test
    void anOutputThatALostAttemptReportsLateIsTakenAndTheNewerAttemptIsToldToStop() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        ClaimedChunk first = claim(posted(), run, 1).orElseThrow();
        fixture.pass(Duration.ofSeconds(95));
        lost.endOverdue();
        fixture.pass(Duration.ofSeconds(60));
        ClaimedChunk second = claim(posted(), UUID.randomUUID(), 1).orElseThrow();

        report(first, job.items().getFirst());
        List<UUID> stop = settler.settle(job.id(), Word.reports(second.attemptId(), List.of()));

        assertThat(stop).containsExactly(job.items().getFirst());
        assertThat(fixture.states(job.id()).values()).containsExactly("generated");
        assertThat(attempts.find(second.attemptId()).orElseThrow().running()).isFalse();
    }

    @Test
    void aPoisonItemFailsAloneAndItsMatesSucceed() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID poison = job.items().get(2);
        for (int round = 0; round < 40 && fixture.states(job.id()).containsValue("queued"); round++) {
            UUID invocation = posted();
            claim(invocation, UUID.randomUUID(), 1).ifPresent(chunk -> {
                for (ClaimedChunk.ClaimedItem item : chunk.items()) {
                    if (item.id().equals(poison)) {
                        return; // the worker dies here, and with it whatever comes behind
                    }
                    report(chunk, item.id());
                }
            });
            fixture.pass(Duration.ofSeconds(400));
            lost.endOverdue();
        }

        assertThat(fixture.states(job.id()).values()).containsExactly("generated", "generated", "failed", "generated");
        assertThat(sql.first("select code from item where id = ?", c -> c.text("code"), poison))
                .contains("worker-crashed");
    }

    @Test
    void aTerminalResultEndsTheAttemptsOfTheRunThatItNamesAndNoOthers() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 8));
        UUID named = posted();
        UUID unnamed = posted();
        ClaimedChunk first = claim(named, run, 1).orElseThrow();
        assertThat(claim(unnamed, run, 1)).isPresent();
        end(named, new StatusAnswer.Terminal(
                "COMPLETED",
                new RunResult(
                        1,
                        named,
                        run,
                        List.of(new RunResult.AttemptResult(
                                first.attemptId(), List.of(Fixture.generated(job.items().getFirst())))))));
        end(unnamed, new StatusAnswer.Terminal("FAILED", null));

        assertThat(fixture.states(job.id()).values())
                .containsExactly(
                        "generated", "queued", "queued", "queued", "processing", "processing", "processing", "processing");
        assertThat(fixture.count("invocation where state = 'over'")).isEqualTo(1);
        fixture.pass(Duration.ofSeconds(95));
        lost.endOverdue();
        due.makeOver();
        assertThat(fixture.count("invocation where state = 'over'")).isEqualTo(2);
    }

    @Test
    void a404OfStatusFreesNoPermitBeforeTheTtl() {
        UUID invocation = posted();
        end(invocation, new StatusAnswer.Missing());
        assertThat(fixture.count("invocation where state = 'over'")).isZero();
        fixture.pass(endpoint().life().plusSeconds(5));
        due.makeOver();
        assertThat(fixture.count("invocation where state = 'over'")).isEqualTo(1);
    }

    @Test
    void aRefusingEndpointIsSuspendedAndProbedOnceAMinute() throws InterruptedException {
        fixture.queued(Fixture.aJob(Lane.BULK, 40));
        runPod.answer = input -> new RunAnswer.Refused(401, "HTTP 401");
        post();
        assertThat(runPod.posted).hasSize(2);
        assertThat(fixture.count("invocation where state <> 'over'")).isZero();
        post();
        assertThat(runPod.posted).as("suspended").hasSize(2);
        fixture.pass(Duration.ofSeconds(61));
        post();
        post();
        assertThat(runPod.posted).as("one probe").hasSize(3);
        fixture.pass(Duration.ofSeconds(61));
        runPod.answer = FakeRunPod::accept;
        post();
        post();
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(2);
    }

    @Test
    void a429HalvesTheBudgetOnceAndItClimbsBack() {
        fixture.queued(Fixture.aJob(Lane.BULK, 40));
        health.notSent(endpoint(), true);
        health.notSent(endpoint(), true);
        assertThat(permits.take(endpoint())).hasSize(1);
        fixture.pass(Duration.ofSeconds(11));
        permits.take(endpoint());
        assertThat(permits.take(endpoint())).hasSize(1);
    }

    @Test
    void anUnknownInvocationKeepsItsPermitUntilItClaimsOrItsTtlEnds() throws InterruptedException {
        fixture.queued(Fixture.aJob(Lane.BULK, 40));
        runPod.answer = input -> new RunAnswer.Unknown("timeout");
        post();
        assertThat(fixture.count("invocation where state = 'unknown'")).isEqualTo(2);
        assertThat(permits.take(endpoint())).isEmpty();
        UUID one = runPod.posted.peek().invocationId();
        assertThat(claim(one, run, 1)).isPresent();
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(1);
        fixture.pass(endpoint().life().plusSeconds(1));
        lost.endOverdue();
        due.makeOver();
        assertThat(fixture.count("invocation where state = 'over'")).isEqualTo(2);
    }

    @Test
    void anInvocationThatIsNotSentIsPostedAgainAsTheSame() throws InterruptedException {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        runPod.answer = input -> {
            runPod.answer = FakeRunPod::accept;
            return new RunAnswer.NotSent(false, "refused connection");
        };
        post();
        assertThat(runPod.posted.stream().map(input -> input.invocationId()).distinct()).hasSize(1);
        assertThat(runPod.posted).hasSize(2);
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(1);
    }

    @Test
    void surplusIsRetiredGetsNothingAndIsCancelled() throws InterruptedException {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        post();
        UUID invocation = runPod.posted.peek().invocationId();
        flags.cancel(job.id());
        fixture.pass(Duration.ofSeconds(10));
        surplus.reduce(endpoint());
        Awaitility.await().until(() -> runPod.cancelled.contains(FakeRunPod.runpodId(invocation)));
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        assertThat(claim(invocation, run, 1)).isEmpty();
    }

    @Test
    void aCancelledJobsItemsAreCancelledAndLatePagesComeInCancelled() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 8));
        ClaimedChunk chunk = claim(posted(), run, 1).orElseThrow();
        flags.cancel(job.id());
        flags.cancelWaiting(job.id());
        report(chunk, chunk.items().getFirst().id());
        fixture.pass(Duration.ofSeconds(95));
        lost.endOverdue();
        assertThat(fixture.states(job.id()).values())
                .containsExactly(
                        "generated", "cancelled", "cancelled", "cancelled", "cancelled", "cancelled", "cancelled",
                        "cancelled");

        Fixture.Submitted later = Fixture.aJob(Lane.BULK, 3);
        flags.cancel(later.id());
        fixture.queued(later);
        assertThat(fixture.states(later.id()).values()).containsOnly("cancelled");
    }

    @Test
    void aPausedJobWaitsAndAnOlderWordDoesNotUndoANewerOne() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        flags.pause(job.id(), true, 5L);
        flags.pause(job.id(), false, 4L);
        assertThat(claim(posted(), run, 1)).isEmpty();
        flags.pause(job.id(), false, 6L);
        assertThat(claim(posted(), run, 1)).isPresent();
    }

    @Test
    void aPageThatComesAgainChangesNothing() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        assertThat(claim(posted(), run, 1)).isPresent();
        intake.page(job.page());
        intake.job(job.job());
        assertThat(fixture.states(job.id()).values()).containsOnly("processing");
    }

    @Test
    void aRejectedOutputCountsOnlyForTheAttemptWhoseOutputItIs() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        ClaimedChunk chunk = claim(posted(), run, 1).orElseThrow();
        UUID item = job.items().getFirst();
        report(chunk, item);
        verdicts.rejected(rejected(job, item, UUID.randomUUID()));
        assertThat(fixture.states(job.id()).values()).containsExactly("generated");
        verdicts.rejected(rejected(job, item, chunk.attemptId()));
        assertThat(fixture.states(job.id()).values()).containsExactly("queued");
    }

    @Test
    void aClaimTakesOnlyWhatItsWorkerCanRun() {
        fixture.queued(Fixture.aJob(UUID.randomUUID(), Lane.INTERACTIVE, Engine.COMFYUI, 4, 4));
        assertThat(claim(posted(), run, 1)).isEmpty();
        fixture.queued(Fixture.aJob(UUID.randomUUID(), Lane.INTERACTIVE, Engine.GEMINI, 4, 4));
        assertThat(claim(posted(), run, 1).orElseThrow().engine()).isEqualTo(Engine.GEMINI);
    }

    @Test
    void siblingsAskForStatesAndCancelAndStrangersMayNot() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 2));
        DispatchStates.Answer answer = sibling()
                .body(new DispatchStates.Request(job.id(), job.items()))
                .post("/items/states")
                .then()
                .statusCode(200)
                .extract()
                .as(DispatchStates.Answer.class);
        assertThat(answer.jobKnown()).isTrue();
        assertThat(answer.items()).hasSize(2).allMatch(item -> item.state() == ItemState.QUEUED);
        sibling().post("/jobs/{id}/cancel", job.id()).then().statusCode(204);
        Awaitility.await().until(() -> !fixture.states(job.id()).containsValue("queued"));
        sibling().get("/endpoints").then().statusCode(200);
        given().post("/jobs/{id}/cancel", job.id()).then().statusCode(401);
        sibling().body("{\"jobId\":7,").post("/items/states").then().statusCode(400);
    }

    @Test
    void aWebhookMakesItsInvocationDueAtOnceAndAForgedOneDoesNothing() {
        UUID invocation = posted();
        sql.update("update invocation set runpod_id = null, next_poll_at = '2099-01-01'");
        given().contentType("application/json")
                .body("{\"id\":\"r-1\",\"status\":\"COMPLETED\"")
                .post("/webhooks/{id}/{token}", invocation, tokens.sign(Tokens.Purpose.WORKER, invocation))
                .then()
                .statusCode(404);
        assertThat(due.takePolls()).isEmpty();
        given().contentType("application/json")
                .body("{\"id\":\"r-1\",\"status\":\"COMPLETED\"}")
                .post("/webhooks/{id}/{token}", invocation, tokens.sign(Tokens.Purpose.WEBHOOK, invocation))
                .then()
                .statusCode(204);
        assertThat(due.takePolls()).extracting(DueInvocations.Poll::runpodId).containsExactly("r-1");
    }

    private RequestSpecification sibling() {
        return given().contentType("application/json").header("Authorization", "Bearer " + services.forService());
    }

    private static OutputRejected rejected(Fixture.Submitted job, UUID item, UUID attempt) {
        return new OutputRejected(
                job.id(), item, job.job().userId(), attempt, ErrorCode.OUTPUT_DAMAGED, "half a file", Instant.now());
    }

    private void end(UUID invocation, StatusAnswer answer) {
        String runpodId = FakeRunPod.runpodId(invocation);
        runPod.statuses.put(runpodId, answer);
        invocations.heard(invocation, endpoint(), runpodId);
        invocations.pollWithin(List.of(invocation), Duration.ZERO);
        due.takePolls().forEach(poller::poll);
    }

    private void post() throws InterruptedException {
        long taken = System.nanoTime();
        for (UUID intent : permits.take(endpoint())) {
            poster.post(endpoint(), intent, taken);
        }
    }

    private void report(ClaimedChunk chunk, UUID item) {
        settler.settle(chunk.jobId(), Word.reports(chunk.attemptId(), List.of(Fixture.generated(item))));
    }

    private Endpoint endpoint() {
        return endpoints.named("local").orElseThrow();
    }

    private UUID posted() {
        UUID id = Ids.create(Instant.now(), endpoint().mark());
        invocations.enter(id, endpoint());
        return id;
    }

    private Optional<ClaimedChunk> claim(UUID invocation, UUID runId, int number) {
        return desk.claim(invocation, Fixture.claim(invocation, runId, number));
    }
}
