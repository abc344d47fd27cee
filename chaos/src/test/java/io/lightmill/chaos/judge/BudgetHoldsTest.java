package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The story's budget is two. */
class BudgetHoldsTest {

    private final Story story = new Story();

    @Test
    void asManyAsTheBudgetAreFine() {
        accept(1, "r1");
        accept(2, "r2");
        story.request(3, "done", "r1");
        accept(4, "r3");
        story.request(5, "failed", "r2");
        accept(6, "r4");

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void oneMoreIsTooMany() {
        accept(1, "r1");
        accept(2, "r2");
        accept(3, "r3");

        assertThat(story.broken().get(Promise.P2)).contains("3 requests in flight with a budget of 2");
    }

    @Test
    void oneThatVanishedIsCountedUntilItsTtl() {
        accept(1, "r1");
        accept(2, "r2");
        story.request(3, "forgotten", "r1");
        accept(4, "r3");

        assertThat(story.broken()).containsOnlyKeys(Promise.P2);
    }

    @Test
    void afterItsTtlItIsNot() {
        accept(1, "r1");
        accept(200, "r2");
        story.request(201, "forgotten", "r1");
        accept(242, "r3");

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void aLoweredBudgetIsWhatNewOnesMayUseAndWhatWasThereBeforeEndsByItself() {
        accept(1, "r1");
        accept(2, "r2");
        story.budget(3, 1);
        story.request(30, "done", "r1");
        story.request(31, "done", "r2");
        accept(32, "r3");

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void moreThanALoweredBudgetIsTooMany() {
        accept(1, "r1");
        story.budget(3, 1);
        accept(20, "r2");

        assertThat(story.broken().get(Promise.P2)).contains("2 requests in flight with a budget of 1");
    }

    @Test
    void whatWasOnItsWayWhenTheBudgetWasLoweredIsRight() {
        accept(1, "r1");
        story.budget(3, 1);
        accept(3.5, "r2");

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void onePermitForTwoRequestsIsTooMany() {
        UUID invocation = UUID.randomUUID();
        story.accepted(1, "r1", invocation);
        story.request(2, "done", "r1");
        story.accepted(3, "r2", invocation);

        assertThat(story.broken().get(Promise.P2)).contains("was accepted twice");
    }

    private void accept(double time, String request) {
        story.accepted(time, request, UUID.randomUUID());
    }
}
