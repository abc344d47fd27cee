package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.evidence.ClientLine.Verb;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.Lane;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Work that is given out against a cancel or a pause, and cancels of nobody: all break P5. */
class CancelIsCleanTest extends TwoItems {

    @Test
    void aClaimAfterACancelBreaksP5() {
        story.steer(1.5, 1.8, order, Verb.CANCEL, 200);
        goWell();

        assertThat(story.broken().get(Promise.P5)).contains("was given items of it");
    }

    @Test
    void aClaimWhilePausedBreaksP5() {
        story.steer(1.5, 1.8, order, Verb.PAUSE, 200);
        goWell();
        story.steer(15, 15.2, order, Verb.RESUME, 200);

        assertThat(story.broken()).containsOnlyKeys(Promise.P5);
    }

    @Test
    void aClaimThatWasBoundBeforeThePauseAndHeardAfterItHolds() {
        story.accepted(2, "r1", UUID.randomUUID());
        chunk = story.claimed(3, 6, "r1", order.id(), order.items());
        story.steer(4, 5, order, Verb.PAUSE, 200);
        story.made(7, chunk, one);
        story.made(11, chunk, other);
        story.ends(order, Lane.BULK, items());

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void anItemThatNobodyCancelledBreaksP5() {
        run();
        story.ends(order, Lane.BULK, List.of(items().get(0), Story.open(order, 1, ItemState.CANCELLED, 13)));

        assertThat(story.broken().get(Promise.P5)).contains("nobody asked");
    }

    @Test
    void aCancelThatWasAnsweredAndForgottenBreaksP5() {
        goWell();
        story.steer(5, 6, order, Verb.CANCEL, 200);

        assertThat(story.broken().get(Promise.P5)).contains("does not know of it");
    }
}
