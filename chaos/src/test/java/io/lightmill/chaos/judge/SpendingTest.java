package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.Lane;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpendingTest {

    private final Story story = new Story();
    private final Story.Order order = story.submit(1, "ada", 2);

    private Story.Chunk claim(double time, String request, int item) {
        return story.claimed(time, request, order.id(), List.of(order.items().get(item)));
    }

    private void made(double from, double to, Story.Chunk chunk) {
        story.started(from, chunk, chunk.items().getFirst());
        story.ended(to, chunk, chunk.items().getFirst());
    }

    private Spending spending(ItemEnd... ends) {
        story.ends(order, Lane.BULK, List.of(ends));
        return Spending.of(story.evidence());
    }

    @Test
    void usefulIsTheTryWhoseFileItsOwnerHas() {
        Story.Chunk first = claim(2, "r1", 0);
        Story.Chunk again = claim(20, "r2", 0);
        made(3, 6, first);
        made(20, 24, again);

        Spending spending = spending(Story.completed(order, 0, again.attempt(), 2, 25));

        assertThat(spending).isEqualTo(new Spending(Duration.ofSeconds(7), Duration.ofSeconds(4)));
        assertThat(spending.ratio()).isEqualTo(1.75);
    }

    @Test
    void aTryIsPaidUntilItsWorkerDiesOrItsRequestIsOver() {
        Story.Chunk killed = claim(2, "r1", 0);
        Story.Chunk late = claim(2, "r2", 1);
        story.started(3, killed, killed.items().getFirst());
        story.started(3, late, late.items().getFirst());
        story.killed(5, "r1");
        story.request(13, "timed-out", "r2");

        assertThat(spending().paid()).isZero();
        assertThat(spending(Story.open(order, 0, ItemState.QUEUED, 20), Story.open(order, 1, ItemState.QUEUED, 20))
                        .paid())
                .isEqualTo(Duration.ofSeconds(2 + 10));
    }

    @Test
    void whatItsOwnerTookBackIsNobodysWaste() {
        made(3, 6, claim(2, "r1", 0));

        Spending spending = spending(Story.open(order, 0, ItemState.CANCELLED, 5));

        assertThat(spending.paid()).isZero();
        assertThat(spending.ratio()).isEqualTo(1);
    }
}
