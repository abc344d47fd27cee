package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.OutputRejected;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.problem.Problems;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.settle.OutputVerdicts;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.lightmill.trace.CurrentTrace;
import io.lightmill.trace.Trace;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job's trace goes to the worker with its chunk, and into whatever is said of its items. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class TraceTest {

    @Inject
    Fixture fixture;

    @Inject
    Sql sql;

    @Inject
    Steps steps;

    @Inject
    Tokens tokens;

    @Inject
    FakeRunPod runPod;

    @Inject
    OutputVerdicts verdicts;

    @Inject
    JobFlags flags;

    private final Trace trace = Trace.begun();

    @BeforeEach
    void begin() {
        fixture.empty();
        runPod.reset();
    }

    @Test
    void aReportBelongsToItsJobsTraceWhateverItCameWith() {
        Fixture.Submitted job = submitted();
        UUID invocation = steps.posted();
        ClaimedChunk chunk = steps.claim(invocation, UUID.randomUUID(), 1).orElseThrow();
        assertThat(chunk.traceparent()).isEqualTo(trace.traceparent());

        HttpWorker.withToken(tokens.sign(Tokens.Purpose.WORKER, invocation))
                .report(chunk.attemptId(), Fixture.generated(job.items().getFirst()))
                .then()
                .statusCode(200);

        assertThat(traces(EventType.ITEMS_STARTED)).containsExactly(trace.traceparent());
        assertThat(traces(EventType.ITEM_GENERATED)).containsExactly(trace.traceparent());
    }

    @Test
    void aRejectedOutputGoesBackInTheTraceOfTheWordAboutIt() {
        Fixture.Submitted job = submitted();
        ClaimedChunk chunk = steps.claim(steps.posted(), UUID.randomUUID(), 1).orElseThrow();
        UUID item = job.items().getFirst();
        steps.report(chunk, item);
        OutputRejected rejected = new OutputRejected(
                job.id(), item, job.job().userId(), chunk.attemptId(), ErrorCode.OUTPUT_MISSING, "gone", Instant.now());

        try (CurrentTrace.Scope scope = CurrentTrace.enter(trace)) {
            verdicts.rejected(rejected);
        }

        assertThat(traces(EventType.ITEMS_REQUEUED)).containsExactly(trace.traceparent());
    }

    @Test
    void waitingItemsAreCancelledInTheTraceOfTheirJob() {
        Fixture.Submitted job = submitted();
        flags.cancel(job.id());

        flags.cancelWaiting(job.id());

        assertThat(traces(EventType.ITEMS_CANCELLED)).containsExactly(trace.traceparent());
    }

    @Test
    void whatBrokeNamesItsTraceAndARefusalDoesNot() {
        try (CurrentTrace.Scope scope = CurrentTrace.enter(trace)) {
            assertThat(Problems.of(ErrorCode.INTERNAL, "broken").getParameters())
                    .containsEntry("trace", trace.id());
            assertThat(Problems.notFound().getParameters()).doesNotContainKey("trace");
        }
    }

    private Fixture.Submitted submitted() {
        try (CurrentTrace.Scope scope = CurrentTrace.enter(trace)) {
            return fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 1));
        }
    }

    private List<String> traces(EventType type) {
        return sql.list("select traceparent from outbox where type = ?", c -> c.text("traceparent"), type.type());
    }
}
