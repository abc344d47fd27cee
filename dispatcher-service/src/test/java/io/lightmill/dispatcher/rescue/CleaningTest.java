package io.lightmill.dispatcher.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.Steps;
import io.lightmill.dispatcher.queue.JobFlags;
import io.lightmill.dispatcher.settle.Settler;
import io.lightmill.dispatcher.settle.Word;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is closed, and what is kept for whoever may still come: topics keep records for seven days. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class CleaningTest {

    @Inject
    Fixture fixture;

    @Inject
    Steps steps;

    @Inject
    Settler settler;

    @Inject
    JobFlags flags;

    @Inject
    Cleaning cleaning;

    @Inject
    DueInvocations due;

    @BeforeEach
    void begin() {
        fixture.empty();
    }

    @Test
    void aJobIsClosedWhenAllItsItemsAreFinalAndGoneEightDaysLater() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 2));
        ClaimedChunk chunk = steps.claim(steps.posted(), UUID.randomUUID(), 1).orElseThrow();
        fail(chunk, job.items().get(0));
        cleaning.close();
        assertThat(fixture.count("job where closed_at is not null"))
                .as("one is open")
                .isZero();
        fail(chunk, job.items().get(1));
        cleaning.close();
        assertThat(fixture.count("job where closed_at is not null")).isEqualTo(1);

        fixture.pass(Duration.ofDays(7));
        cleaning.clean();
        assertThat(fixture.states(job.id())).hasSize(2);
        fixture.pass(Duration.ofDays(1).plusMinutes(1));
        cleaning.clean();
        for (String table : List.of("job", "item", "attempt", "prompt")) {
            assertThat(fixture.count(table)).as(table).isZero();
        }
    }

    @Test
    void aTombstoneOutlivesWhatTopicsKeep() {
        Fixture.Submitted late = Fixture.aJob(Lane.BULK, 2);
        flags.cancel(late.id());
        fixture.pass(Duration.ofDays(7));
        cleaning.close();
        cleaning.clean();
        fixture.queued(late);
        assertThat(fixture.states(late.id()).values()).containsOnly("cancelled");
    }

    @Test
    void anInvocationThatIsOverIsForgottenAfterTwoDays() {
        steps.posted();
        fixture.pass(steps.endpoint().life().plusSeconds(1));
        due.makeOver();
        fixture.pass(Duration.ofDays(1));
        cleaning.clean();
        assertThat(fixture.count("invocation where state = 'over'")).isEqualTo(1);
        fixture.pass(Duration.ofDays(1).plusMinutes(1));
        cleaning.clean();
        assertThat(fixture.count("invocation")).isZero();
    }

    private void fail(ClaimedChunk chunk, UUID item) {
        settler.settle(
                chunk.jobId(),
                Word.reports(chunk.attemptId(), List.of(Fixture.failed(item, ErrorCode.CONTENT_BLOCKED))));
    }
}
