package io.lightmill.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.dispatcher.invocation.Poster;
import io.lightmill.dispatcher.runpod.RunPod;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RunPod takes so many requests a second, and so many at once: whoever waits for that has sent nothing yet. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class TurnToPostTest {

    @Inject
    Fixture fixture;

    @Inject
    FakeRunPod runPod;

    @Inject
    Permits permits;

    @Inject
    Poster poster;

    @Inject
    Steps steps;

    private UUID intent = UUID.randomUUID();

    @BeforeEach
    void begin() {
        fixture.empty();
        runPod.reset();
        fixture.queued(Fixture.aJob(Lane.INTERACTIVE, 4));
        intent = permits.take(steps.endpoint()).getFirst();
    }

    private long unsent() {
        return fixture.count("invocation where state = 'intent' and unsent");
    }

    @Test
    void whoWaitsForItsTurnHasNotSaidThatItPosts() throws InterruptedException {
        List<Long> seen = new ArrayList<>();
        runPod.turn = () -> {
            seen.add(unsent());
            return FakeRunPod.atOnce();
        };

        poster.post(steps.endpoint(), intent);

        assertThat(seen).containsExactly(1L);
        assertThat(runPod.posted).hasSize(1);
    }

    @Test
    void whoseTurnDoesNotComeKeepsItsPermitAndPostsWhenItDoes() throws InterruptedException {
        List<Long> seen = new ArrayList<>();
        runPod.turn = () -> {
            seen.add(fixture.count("invocation where unsent and post_by > timestampadd(second, 5, utc_timestamp(6))"));
            return seen.size() == 1 ? Optional.empty() : FakeRunPod.atOnce();
        };

        poster.post(steps.endpoint(), intent);

        assertThat(seen).as("permits that are kept for longer than a new one's").containsExactly(0L, 1L);
        assertThat(runPod.posted).hasSize(1);
    }

    @Test
    void aTurnIsGivenBackWhateverBecomesOfIt() throws InterruptedException {
        AtomicBoolean back = new AtomicBoolean();
        runPod.turn = () -> Optional.<RunPod.Turn>of(() -> back.set(true));
        runPod.answer = input -> {
            throw new IllegalStateException("a bug of ours");
        };

        assertThatThrownBy(() -> poster.post(steps.endpoint(), intent)).isInstanceOf(IllegalStateException.class);

        assertThat(back).isTrue();
    }
}
