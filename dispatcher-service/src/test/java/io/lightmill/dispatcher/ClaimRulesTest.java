package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.problem.Wait;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.queue.PageIntake;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a claim gets. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class ClaimRulesTest {

    @Inject
    Fixture fixture;

    @Inject
    @RestClient
    FakeStorage storage;

    @Inject
    JobFlags flags;

    @Inject
    PageIntake intake;

    @Inject
    FakeRunPod runPod;

    @Inject
    Steps steps;

    @Inject
    Sql sql;

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
        UUID invocation = steps.posted();
        ClaimedChunk first = steps.claim(invocation, run, 1).orElseThrow();
        steps.report(first, job.items().getFirst());
        fixture.pass(Duration.ofSeconds(30));

        ClaimedChunk again = steps.claim(invocation, run, 1).orElseThrow();

        assertThat(again.attemptId()).isEqualTo(first.attemptId());
        assertThat(again.items()).hasSize(3);
        assertThat(again.deadlineSeconds()).isBetween(50.0, 60.0);
    }

    @Test
    void withoutStorageAClaimIsAskedAgainAndGetsTheSameChunk() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID invocation = steps.posted();
        storage.away = true;
        assertThatThrownBy(() -> steps.claim(invocation, run, 1))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
        storage.away = false;

        assertThat(steps.claim(invocation, run, 1).orElseThrow().items()).hasSize(4);
        assertThat(fixture.count("attempt")).isEqualTo(1);
    }

    @Test
    void anotherRunGetsNothingWhileAnAttemptOfAnEarlierRunIsRunning() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 12));
        UUID invocation = steps.posted();
        assertThat(steps.claim(invocation, run, 1)).isPresent();

        assertThat(steps.claim(invocation, UUID.randomUUID(), 1)).isEmpty();
        assertThat(steps.claim(invocation, run, 2)).isPresent();
        assertThatThrownBy(() -> steps.claim(invocation, run, 3)).isInstanceOf(Wait.class);
    }

    @Test
    void aGenuineClaimWithoutARowIsEnteredAndCounted() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID lostInFailover = Ids.create(Instant.now(), steps.endpoint().mark());

        assertThat(steps.claim(lostInFailover, run, 1)).isPresent();
        assertThat(fixture.count("invocation where state = 'posted'")).isEqualTo(1);
    }

    @Test
    void anInvocationOlderThanItsTtlGetsNothing() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID old = Ids.create(
                Instant.now().minus(Duration.ofHours(2)), steps.endpoint().mark());

        assertThat(steps.claim(old, run, 1)).isEmpty();
        assertThat(fixture.count("invocation")).isZero();
    }

    @Test
    void whoComesBackIsChargedFromNoFurtherBehindThanTheSlack() {
        UUID away = UUID.randomUUID();
        UUID back = UUID.randomUUID();
        fixture.queued(Fixture.aJob(away, Lane.BULK, Engine.AUGMENT, 1, 4));
        fixture.queued(Fixture.aJob(back, Lane.BULK, Engine.AUGMENT, 1, 4));
        sql.update("insert into user_share (user_id, share) values (?, 10000), (?, 10)", away, back);

        assertThat(steps.claim(steps.posted(), run, 1)).isPresent();

        Awaitility.await()
                .untilAsserted(() -> assertThat(sql.first(
                                        "select share from user_share where user_id = ?",
                                        c -> c.fraction("share"),
                                        back)
                                .orElseThrow())
                        .isBetween(9_000.0, 10_000.0));
    }

    @Test
    void whatCannotBeWrittenAfterTheCommitCostsNoClaimItsChunk() {
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID invocation = steps.posted();
        sql.update("create trigger broken before insert on user_share for each row"
                + " signal sqlstate '45000' set message_text = 'broken by the test'");
        CountDownLatch gate = new CountDownLatch(1);
        storage.gate = gate;
        try {
            CompletableFuture<Optional<ClaimedChunk>> claim =
                    CompletableFuture.supplyAsync(() -> steps.claim(invocation, run, 1));
            Awaitility.await().until(() -> fixture.count("attempt") == 1);
            // Served when the group before it is done with, what follows from it included.
            assertThat(steps.claim(steps.posted(), run, 1)).isEmpty();
            gate.countDown();
            assertThat(claim.join().orElseThrow().items()).hasSize(4);
        } finally {
            sql.update("drop trigger broken");
        }
    }

    @Test
    void aPausedJobWaitsAndAnOlderWordDoesNotUndoANewerOne() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        flags.pause(job.id(), true, 5L);
        flags.pause(job.id(), false, 4L);
        assertThat(steps.claim(steps.posted(), run, 1)).isEmpty();
        flags.pause(job.id(), false, 6L);
        assertThat(steps.claim(steps.posted(), run, 1)).isPresent();
    }

    @Test
    void aClaimTakesOnlyWhatItsWorkerCanRun() {
        fixture.queued(Fixture.aJob(UUID.randomUUID(), Lane.INTERACTIVE, Engine.COMFYUI, 4, 4));
        assertThat(steps.claim(steps.posted(), run, 1)).isEmpty();
        fixture.queued(Fixture.aJob(UUID.randomUUID(), Lane.INTERACTIVE, Engine.GEMINI, 4, 4));
        assertThat(steps.claim(steps.posted(), run, 1).orElseThrow().engine()).isEqualTo(Engine.GEMINI);
    }

    @Test
    void aPageThatComesAgainChangesNothing() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        assertThat(steps.claim(steps.posted(), run, 1)).isPresent();
        intake.page(job.page());
        intake.job(job.job());
        assertThat(fixture.states(job.id()).values()).containsOnly("processing");
    }
}
