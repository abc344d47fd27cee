package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.dispatcher.claim.ClaimDesk;
import io.lightmill.dispatcher.endpoint.AbleEngines;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings may promise an engine that no worker has. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class EngineRulesTest {

    @Inject
    Fixture fixture;

    @Inject
    FakeRunPod runPod;

    @Inject
    Steps steps;

    @Inject
    ClaimDesk desk;

    @Inject
    AbleEngines able;

    @BeforeEach
    void begin() {
        fixture.empty();
        runPod.reset();
    }

    @AfterEach
    void believe_the_settings_again() {
        able.believe(steps.endpoint());
    }

    @Test
    void work_that_no_worker_can_do_is_not_paid_for_without_end() throws InterruptedException {
        fixture.queued(Fixture.aJob(UUID.randomUUID(), Lane.BULK, Engine.GEMINI, 40, 4));
        steps.post();
        List<UUID> invited =
                runPod.posted.stream().map(InvocationInput::invocationId).toList();
        assertThat(invited).isNotEmpty();

        invited.forEach(this::comesWithoutItAndLeaves);
        steps.post();
        assertThat(runPod.posted).hasSameSizeAs(invited);

        able.believe(steps.endpoint());
        steps.post();
        assertThat(runPod.posted).as("a worker has it by now").hasSizeGreaterThan(invited.size());
    }

    @Test
    void an_engine_without_work_is_not_doubted_because_others_leave() throws InterruptedException {
        comesWithoutItAndLeaves(steps.posted());
        runPod.reset();
        fixture.queued(Fixture.aJob(UUID.randomUUID(), Lane.INTERACTIVE, Engine.GEMINI, 1, 1));

        steps.post();

        assertThat(runPod.posted).hasSize(1);
    }

    private void comesWithoutItAndLeaves(UUID invocation) {
        UUID run = UUID.randomUUID();
        ClaimRequest claim =
                new ClaimRequest(run, 1, FakeRunPod.runpodId(invocation), "worker", List.of(Engine.AUGMENT), null);
        assertThat(desk.claim(invocation, claim)).isEmpty();
        steps.end(invocation, new StatusAnswer.Terminal("COMPLETED", new RunResult(1, invocation, run, List.of())));
    }
}
