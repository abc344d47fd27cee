package io.lightmill.dispatcher.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.Steps;
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

/** A broker that lost everything leaves no item open for ever: what storage-service does not answer is said again. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class UnansweredTest {

    private static final String GENERATED = "item.generated";

    @Inject
    Fixture fixture;

    @Inject
    Steps steps;

    @Inject
    Unanswered unanswered;

    @BeforeEach
    void begin() {
        fixture.empty();
    }

    @Test
    void whatIsNotAnsweredIsSaidOnceAMinute() {
        Fixture.Submitted job = generated();
        assertThat(said(job)).isEqualTo(1);

        unanswered.sayAgain();
        assertThat(said(job)).as("its answer is on its way").isEqualTo(1);

        fixture.pass(Duration.ofSeconds(61));
        unanswered.sayAgain();
        unanswered.sayAgain();
        assertThat(said(job)).isEqualTo(2);

        fixture.pass(Duration.ofSeconds(61));
        unanswered.sayAgain();
        assertThat(said(job)).isEqualTo(3);
    }

    @Test
    void whatIsAnsweredAndWhatIsOpenIsLeftAlone() {
        Fixture.Submitted job = generated();
        fixture.archived(job.items().getFirst());
        fixture.pass(Duration.ofSeconds(61));

        unanswered.sayAgain();

        assertThat(said(job)).isEqualTo(1);
    }

    /** One of its two items; the other one is still with its worker. */
    private Fixture.Submitted generated() {
        Fixture.Submitted job = fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 2));
        ClaimedChunk chunk = steps.claim(steps.posted(), UUID.randomUUID(), 1).orElseThrow();
        steps.report(chunk, job.items().getFirst());
        return job;
    }

    private long said(Fixture.Submitted job) {
        List<String> events = fixture.events(job.id());
        return events.stream().filter(type -> type.contains(GENERATED)).count();
    }
}
