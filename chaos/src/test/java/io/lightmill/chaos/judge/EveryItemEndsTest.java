package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs and items that are lost, left over, miscounted or taken back: all break P1. */
class EveryItemEndsTest extends TwoItems {

    @Test
    void anAcceptedJobThatIsNotThereBreaksP1() {
        run();

        assertThat(story.broken().get(Promise.P1)).contains("is not there");
    }

    @Test
    void aJobWithFewerItemsThanAcceptedBreaksP1() {
        run();
        story.ends(order, Lane.BULK, items().subList(0, 1));

        assertThat(story.broken().get(Promise.P1)).contains("was accepted with 2 items and has 1");
    }

    @Test
    void anItemThatNeverEndedBreaksP1() {
        run();
        List<ItemEnd> items = List.of(items().get(0), Story.open(order, 1, ItemState.PROCESSING, 13));
        story.ends(end(JobState.PROCESSING, new ItemCounts(2, 0, 1, 0, 1, 0, 0), items));

        assertThat(story.broken().get(Promise.P1)).contains("never ended");
    }

    @Test
    void countsThatAreNotThoseOfTheItemsBreakP1() {
        run();
        story.ends(end(JobState.COMPLETED, new ItemCounts(2, 0, 0, 0, 1, 1, 0), items()));

        assertThat(story.broken().get(Promise.P1)).contains("counts");
    }

    @Test
    void aStateThatIsNotThatOfTheCountsBreaksP1() {
        run();
        story.ends(end(JobState.FAILED, Story.counts(items()), items()));

        assertThat(story.broken().get(Promise.P1)).contains("is FAILED with");
    }

    @Test
    void aJobThatEndedAndGoesOnBreaksP1() {
        goWell();
        story.client(seen(20, JobState.COMPLETED, new ItemCounts(2, 0, 0, 0, 2, 0, 0)));
        story.client(seen(21, JobState.PROCESSING, new ItemCounts(2, 0, 1, 0, 1, 0, 0)));

        assertThat(story.broken().get(Promise.P1)).contains("was COMPLETED and became PROCESSING");
    }

    @Test
    void anItemThatEndedAndGoesOnBreaksP1() {
        goWell();
        story.client(seen(10, JobState.PROCESSING, new ItemCounts(2, 0, 1, 0, 1, 0, 0)));
        story.client(seen(11, JobState.PROCESSING, new ItemCounts(2, 1, 1, 0, 0, 0, 0)));

        assertThat(story.broken().get(Promise.P1)).contains("open again");
    }

    @Test
    void anEndThatBecomesAnotherBreaksP1() {
        goWell();
        List<ItemEnd> then = List.of(items().get(0), Story.failed(order, 1, "a prompt", ErrorCode.ENGINE_FAILED, 13));
        story.client(new ClientLine.Ended(Story.at(14), end(JobState.COMPLETED, Story.counts(then), then)));

        assertThat(story.broken().get(Promise.P1)).contains("had ended as");
    }

    @Test
    void triesThatAreCountedWhenTheItemHasEndedLeaveItsEndAsItWas() {
        goWell();
        List<ItemEnd> then = List.of(items().get(0).withAttempts(0), items().get(1));
        story.client(new ClientLine.Ended(Story.at(14), end(JobState.COMPLETED, Story.counts(then), then)));

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void triesThatWereCountedAndAreNoMoreBreakP1() {
        goWell();
        List<ItemEnd> then = List.of(items().get(0).withAttempts(2), items().get(1));
        story.client(new ClientLine.Ended(Story.at(14), end(JobState.COMPLETED, Story.counts(then), then)));

        assertThat(story.broken().get(Promise.P1)).contains("had ended as");
    }

    @Test
    void aFailedItemComesWithItsTries() {
        ItemEnd failed = Story.failed(order, 1, "a prompt", ErrorCode.ENGINE_FAILED, 13);

        assertThat(failed.mayBecome(failed)).isTrue();
        assertThat(failed.mayBecome(failed.withAttempts(failed.attempts() + 1))).isFalse();
    }

    private JobEnd end(JobState state, ItemCounts counts, List<ItemEnd> items) {
        return new JobEnd(order.id(), "anna", order.key(), Lane.BULK, state, false, counts, items);
    }

    private ClientLine.Seen seen(double time, JobState state, ItemCounts counts) {
        return new ClientLine.Seen(Story.at(time), "anna", order.id(), state, counts);
    }
}
