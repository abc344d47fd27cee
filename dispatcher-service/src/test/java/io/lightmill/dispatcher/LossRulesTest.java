package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.rescue.LostAttempts;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of items whose worker is gone, or does not know what became of them. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class LossRulesTest {

    @Inject
    Fixture fixture;

    @Inject
    @RestClient
    FakeStorage storage;

    @Inject
    Sql sql;

    @Inject
    Attempts attempts;

    @Inject
    Settler settler;

    @Inject
    Figures figures;

    @Inject
    LostAttempts lost;

    @Inject
    Steps steps;

    private final UUID run = UUID.randomUUID();

    @BeforeEach
    void begin() {
        fixture.empty();
        storage.reset();
    }

    @Test
    void aLostWorkersItemsComeBackAfterItsDeadlineAndWhatLiesInTheBucketIsKept() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        ClaimedChunk chunk = steps.claim(steps.posted(), run, 1).orElseThrow();
        steps.report(chunk, job.items().get(0));
        storage.bucket.add(new Outputs.Key(job.id(), job.items().get(1), chunk.attemptId()));
        fixture.pass(Duration.ofSeconds(89));
        lost.endOverdue();
        assertThat(fixture.states(job.id()).get(job.items().get(2))).isEqualTo("processing");
        fixture.pass(Duration.ofSeconds(2));
        lost.endOverdue();

        assertThat(fixture.states(job.id()).values()).containsExactly("generated", "generated", "queued", "queued");
    }

    @Test
    void whatIsFoundInTheBucketTellsTheFiguresNothingOfSecondsAndPrice() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        ClaimedChunk chunk = steps.claim(steps.posted(), run, 1).orElseThrow();
        steps.report(chunk, job.items().get(0));
        storage.bucket.add(new Outputs.Key(job.id(), job.items().get(1), chunk.attemptId()));
        untilMeasured(chunk);
        long before = made();
        fixture.pass(Duration.ofSeconds(91));
        lost.endOverdue();
        untilMeasured(chunk);

        assertThat(fixture.count("item where state = 'generated'")).isEqualTo(2);
        assertThat(made()).isEqualTo(before);
    }

    /** A word that says nothing new is answered when all that follows from those before it is done. */
    private void untilMeasured(ClaimedChunk chunk) {
        settler.settle(chunk.jobId(), Word.reports(chunk.attemptId(), List.of()));
        figures.exchange();
    }

    private long made() {
        return sql.first(
                        "select made from endpoint_engine where endpoint = 'local' and engine = 'augment'",
                        c -> c.large("made"))
                .orElseThrow();
    }

    @Test
    void anUploadThatIsSaidToHaveFailedAndLiesInTheBucketIsKept() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 2));
        ClaimedChunk chunk = steps.claim(steps.posted(), run, 1).orElseThrow();
        storage.bucket.add(new Outputs.Key(job.id(), job.items().getFirst(), chunk.attemptId()));

        failUploads(chunk, job.items());

        assertThat(fixture.states(job.id()).values()).containsExactly("generated", "queued");
        assertThat(attempts.find(chunk.attemptId()).orElseThrow().running()).isFalse();
    }

    @Test
    void whileNobodyCanLookWhetherAFailedUploadIsThereItsVerdictDoesNotCount() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        ClaimedChunk chunk = steps.claim(steps.posted(), run, 1).orElseThrow();
        storage.away = true;
        assertThatThrownBy(() -> failUploads(chunk, job.items()))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
        assertThat(fixture.states(job.id()).values()).containsExactly("processing");

        storage.away = false;
        storage.bucket.add(new Outputs.Key(job.id(), job.items().getFirst(), chunk.attemptId()));
        failUploads(chunk, job.items());

        assertThat(fixture.states(job.id()).values()).containsExactly("generated");
    }

    private void failUploads(ClaimedChunk chunk, List<UUID> items) {
        settler.settle(
                chunk.jobId(),
                Word.reports(
                        chunk.attemptId(),
                        items.stream()
                                .map(item -> Fixture.failed(item, ErrorCode.UPLOAD_FAILED))
                                .toList()));
    }

    @Test
    void anOutputThatALostAttemptReportsLateIsTakenAndTheNewerAttemptIsToldToStop() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        ClaimedChunk first = steps.claim(steps.posted(), run, 1).orElseThrow();
        fixture.pass(Duration.ofSeconds(95));
        lost.endOverdue();
        fixture.pass(Duration.ofSeconds(60));
        ClaimedChunk second = steps.claim(steps.posted(), UUID.randomUUID(), 1).orElseThrow();

        steps.report(first, job.items().getFirst());
        List<UUID> stop = settler.settle(job.id(), Word.reports(second.attemptId(), List.of()));

        assertThat(stop).containsExactly(job.items().getFirst());
        assertThat(fixture.states(job.id()).values()).containsExactly("generated");
        assertThat(attempts.find(second.attemptId()).orElseThrow().running()).isFalse();
    }

    @Test
    void aFailureThatALostAttemptReportsLateIsNoVerdictOfTheOneThatRuns() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        ClaimedChunk first = steps.claim(steps.posted(), run, 1).orElseThrow();
        fixture.pass(Duration.ofSeconds(95));
        lost.endOverdue();
        fixture.pass(Duration.ofSeconds(60));
        ClaimedChunk second = steps.claim(steps.posted(), UUID.randomUUID(), 1).orElseThrow();

        settler.settle(
                job.id(),
                Word.reports(
                        first.attemptId(), List.of(Fixture.failed(job.items().getFirst(), ErrorCode.ENGINE_FAILED))));

        assertThat(fixture.states(job.id()).values()).containsExactly("processing");
        assertThat(attempts.find(second.attemptId()).orElseThrow().running()).isTrue();
    }

    @Test
    void aPoisonItemFailsAloneAndItsMatesSucceed() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        UUID poison = job.items().get(2);
        for (int round = 0; round < 40 && fixture.states(job.id()).containsValue("queued"); round++) {
            UUID invocation = steps.posted();
            steps.claim(invocation, UUID.randomUUID(), 1).ifPresent(chunk -> {
                for (ClaimedChunk.ClaimedItem item : chunk.items()) {
                    if (item.id().equals(poison)) {
                        return; // the worker dies here, and with it whatever comes behind
                    }
                    steps.report(chunk, item.id());
                }
            });
            fixture.pass(Duration.ofSeconds(400));
            lost.endOverdue();
        }

        assertThat(fixture.states(job.id()).values()).containsExactly("generated", "generated", "failed", "generated");
        assertThat(sql.first("select code from item where id = ?", c -> c.text("code"), poison))
                .contains("worker-crashed");
    }
}
