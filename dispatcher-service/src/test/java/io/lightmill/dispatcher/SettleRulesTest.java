package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.OutputArchived;
import io.lightmill.contracts.event.OutputRejected;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.rescue.DueInvocations;
import io.lightmill.dispatcher.rescue.LostAttempts;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import io.lightmill.dispatcher.settle.OutputVerdicts;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of items, by what workers, RunPod, users and the archive say. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class SettleRulesTest {

    @Inject
    Fixture fixture;

    @Inject
    @RestClient
    FakeStorage storage;

    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    @Inject
    Settler settler;

    @Inject
    OutputVerdicts verdicts;

    @Inject
    JobFlags flags;

    @Inject
    LostAttempts lost;

    @Inject
    DueInvocations due;

    @Inject
    FakeRunPod runPod;

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
    void anEngineThatIsNotReadyCostsNoItemAnything() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        UUID item = job.items().getFirst();
        for (int time = 0; time < 12; time++) {
            ClaimedChunk chunk = steps.claim(steps.posted(), run, 1).orElseThrow();
            settler.settle(
                    job.id(),
                    Word.reports(chunk.attemptId(), List.of(Fixture.failed(item, ErrorCode.ENGINE_RATE_LIMITED))));
            fixture.pass(Duration.ofMinutes(6));
        }
        assertThat(fixture.count("item where state = 'queued' and faults = 0 and losses = 0 and tries = 12"))
                .isEqualTo(1);
    }

    @Test
    void anAttemptSaysOneThingOnlyOfAnItem() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 2));
        UUID item = job.items().getFirst();
        ClaimedChunk chunk = steps.claim(steps.posted(), run, 1).orElseThrow();
        settler.settle(
                job.id(), Word.reports(chunk.attemptId(), List.of(Fixture.failed(item, ErrorCode.ENGINE_FAILED))));

        steps.report(chunk, item);

        assertThat(fixture.states(job.id()).values()).containsExactly("queued", "processing");
    }

    @Test
    void aTerminalResultEndsTheAttemptsOfTheRunThatItNamesAndNoOthers() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 8));
        UUID named = steps.posted();
        UUID unnamed = steps.posted();
        ClaimedChunk first = steps.claim(named, run, 1).orElseThrow();
        assertThat(steps.claim(unnamed, run, 1)).isPresent();
        steps.end(
                named,
                returned(
                        named,
                        new RunResult.AttemptResult(
                                first.attemptId(),
                                List.of(Fixture.generated(job.items().getFirst())))));
        steps.end(unnamed, new StatusAnswer.Terminal("FAILED", null));

        assertThat(fixture.states(job.id()).values())
                .containsExactly(
                        "generated",
                        "queued",
                        "queued",
                        "queued",
                        "processing",
                        "processing",
                        "processing",
                        "processing");
        assertThat(fixture.count("invocation where state = 'over'")).isEqualTo(1);
        fixture.pass(Duration.ofSeconds(95));
        lost.endOverdue();
        due.makeOver();
        assertThat(fixture.count("invocation where state = 'over'")).isEqualTo(2);
    }

    /** Hundreds of attempts are in a long run's result: settling them all again would keep its permit, and others' work, for seconds. */
    @Test
    void whatAResultOnlyRepeatsIsNotSettledAgain() throws Exception {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        UUID item = job.items().getFirst();
        UUID invocation = steps.posted();
        ClaimedChunk chunk = steps.claim(invocation, run, 1).orElseThrow();
        steps.report(chunk, item);
        StatusAnswer repeated =
                returned(invocation, new RunResult.AttemptResult(chunk.attemptId(), List.of(Fixture.generated(item))));

        // Who settles locks the item, and would wait for us.
        transactions.in(() -> {
            sql.first("select id from item where id = ? for update", c -> c.uuid("id"), item);
            CompletableFuture.runAsync(() -> steps.end(invocation, repeated))
                    .orTimeout(4, TimeUnit.SECONDS)
                    .join();
            return item;
        });

        assertThat(fixture.count("invocation where state = 'over'")).isEqualTo(1);
    }

    /** It ended by silence, and the run's result is the first to tell of one of its two items. */
    @Test
    void whatAResultAddsToAnAttemptThatEndedIsSettled() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 2));
        UUID invocation = steps.posted();
        ClaimedChunk chunk = steps.claim(invocation, run, 1).orElseThrow();
        steps.report(chunk, job.items().getFirst());
        fixture.pass(Duration.ofSeconds(95));
        lost.endOverdue();
        List<ItemReport> both = job.items().stream().map(Fixture::generated).toList();

        steps.end(invocation, returned(invocation, new RunResult.AttemptResult(chunk.attemptId(), both)));

        assertThat(fixture.states(job.id()).values()).containsExactly("generated", "generated");
    }

    /** RunPod may start a worker twice: the second, which got nothing, ends while the first still works. */
    @Test
    void aTerminalResultOfAnotherRunLeavesWhoStillWorksAlone() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        UUID invocation = steps.posted();
        ClaimedChunk chunk = steps.claim(invocation, run, 1).orElseThrow();

        steps.end(
                invocation,
                new StatusAnswer.Terminal("COMPLETED", new RunResult(1, invocation, UUID.randomUUID(), List.of())));

        assertThat(fixture.states(job.id()).values()).containsExactly("processing");
        steps.report(chunk, job.items().getFirst());
        assertThat(fixture.states(job.id()).values()).containsExactly("generated");
        assertThat(fixture.count("attempt")).isEqualTo(1);
    }

    @Test
    void whatOfAResultIsNotWholeIsPassedOver() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID invocation = steps.posted();
        ClaimedChunk chunk = steps.claim(invocation, run, 1).orElseThrow();
        ItemReport nothing =
                new ItemReport(job.items().getLast(), ItemReport.Outcome.GENERATED, null, null, null, null);
        List<ItemReport> reports =
                Arrays.asList(null, nothing, Fixture.generated(job.items().getFirst()));
        steps.end(invocation, returned(invocation, null, new RunResult.AttemptResult(chunk.attemptId(), reports)));

        assertThat(fixture.states(job.id()).values()).containsExactly("generated", "queued", "queued", "queued");
    }

    @Test
    void aCancelledJobsItemsAreCancelledAndLatePagesComeInCancelled() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 8));
        ClaimedChunk chunk = steps.claim(steps.posted(), run, 1).orElseThrow();
        flags.cancel(job.id());
        flags.cancelWaiting(job.id());
        steps.report(chunk, chunk.items().getFirst().id());
        fixture.pass(Duration.ofSeconds(95));
        lost.endOverdue();
        assertThat(fixture.states(job.id()).values())
                .containsExactly(
                        "generated",
                        "cancelled",
                        "cancelled",
                        "cancelled",
                        "cancelled",
                        "cancelled",
                        "cancelled",
                        "cancelled");

        Fixture.Submitted later = Fixture.aJob(Lane.BULK, 3);
        flags.cancel(later.id());
        fixture.queued(later);
        assertThat(fixture.states(later.id()).values()).containsOnly("cancelled");
    }

    @Test
    void whatIsGivenBackOfACancelledJobIsCancelledHoweverOftenItWasLostBefore() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 3));
        fixture.lostBefore(job.id(), 9);
        ClaimedChunk chunk = steps.claim(steps.posted(), run, 1).orElseThrow();
        flags.cancel(job.id());
        settler.settle(
                job.id(),
                Word.reports(
                        chunk.attemptId(),
                        List.of(
                                Fixture.failed(job.items().get(0), ErrorCode.STOPPED),
                                Fixture.failed(job.items().get(1), ErrorCode.ENGINE_FAILED))));
        fixture.pass(Duration.ofSeconds(95));
        lost.endOverdue();

        assertThat(fixture.states(job.id()).values()).containsOnly("cancelled");
    }

    @Test
    void aRejectedOutputCountsOnlyForTheAttemptWhoseOutputItIs() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        ClaimedChunk chunk = steps.claim(steps.posted(), run, 1).orElseThrow();
        UUID item = job.items().getFirst();
        steps.report(chunk, item);
        verdicts.rejected(rejected(job, item, UUID.randomUUID()));
        assertThat(fixture.states(job.id()).values()).containsExactly("generated");
        verdicts.rejected(rejected(job, item, chunk.attemptId()));
        assertThat(fixture.states(job.id()).values()).containsExactly("queued");
    }

    @Test
    void anArchivedOutputCountsOnlyForTheAttemptWhoseOutputItIs() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 3));
        ClaimedChunk chunk = steps.claim(steps.posted(), run, 1).orElseThrow();
        job.items().forEach(item -> steps.report(chunk, item));
        verdicts.archived(List.of(
                archived(job, job.items().get(2), chunk.attemptId()),
                archived(job, job.items().get(1), UUID.randomUUID()),
                archived(job, job.items().get(0), chunk.attemptId()),
                archived(job, UUID.randomUUID(), chunk.attemptId())));
        assertThat(fixture.states(job.id()).values()).containsExactly("archived", "generated", "archived");
    }

    private static OutputArchived archived(Fixture.Submitted job, UUID item, UUID attempt) {
        return new OutputArchived(
                job.id(), item, job.job().userId(), attempt, "o", "image/png", 7, "s", 1, 1, 1, Instant.now());
    }

    private static OutputRejected rejected(Fixture.Submitted job, UUID item, UUID attempt) {
        return new OutputRejected(
                job.id(), item, job.job().userId(), attempt, ErrorCode.OUTPUT_DAMAGED, "half a file", Instant.now());
    }

    /** Our run's result. */
    private StatusAnswer returned(UUID invocation, RunResult.@Nullable AttemptResult... attempts) {
        return new StatusAnswer.Terminal("COMPLETED", new RunResult(1, invocation, run, Arrays.asList(attempts)));
    }
}
