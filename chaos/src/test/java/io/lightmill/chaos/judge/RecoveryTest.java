package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.evidence.ClientLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private final Story story = new Story();
    private final Story.Order order = story.submit(1, "ada", 3);

    private void claim(double time, String request, int item) {
        story.claimed(time, request, order.id(), List.of(order.items().get(item)));
    }

    private Recovery recovery() {
        return Recovery.of(story.evidence());
    }

    @Test
    void aGapCountsWhileSomethingWaits() {
        claim(2, "r1", 0);
        claim(9, "r2", 1);
        claim(11, "r3", 2);

        assertThat(recovery().gap()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void nobodyIsLateWhereNothingWaits() {
        claim(2, "r1", 0);
        claim(3, "r1", 1);
        claim(3.5, "r1", 2);
        Story.Order later = story.submit(99, "ada", 1);
        story.claimed(100, "r2", later.id(), later.items());

        assertThat(recovery().gap()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatWasSteeredMayHaveHadToWait() {
        story.steer(1, 2, order, ClientLine.Verb.PAUSE, 200);
        claim(2, "r1", 0);
        claim(60, "r1", 1);

        assertThat(recovery().gap()).isZero();
    }

    @Test
    void whatAKilledWorkerHadIsBackWithItsNextClaim() {
        claim(2, "r1", 0);
        claim(2, "r2", 1);
        story.killed(5, "r1");
        claim(30, "r3", 1);
        claim(35, "r3", 0);

        assertThat(recovery().back()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whereNoWorkerWasKilledNothingHadToComeBack() {
        claim(2, "r1", 0);
        claim(30, "r2", 0);

        assertThat(recovery().back()).isZero();
    }
}
