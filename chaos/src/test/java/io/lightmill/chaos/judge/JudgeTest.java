package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.ClientLine.Verb;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.chaos.evidence.StoredFile;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A clean history of two items; and one for each way to break P1, P4, P5 and P8, all of which are found. */
class JudgeTest {

    private final Story story = new Story();
    private final Story.Order order = story.submit(1, "anna", 2);
    private final UUID one = order.items().get(0);
    private final UUID other = order.items().get(1);
    private Story.Chunk chunk = new Story.Chunk(one, "r1", order.id(), order.items());

    /** Both items are made by one chunk, and the job is completed. */
    private void goWell() {
        run();
        story.ends(order, Lane.BULK, items());
    }

    private void run() {
        story.accepted(2, "r1", UUID.randomUUID());
        chunk = story.claimed(3, "r1", order.id(), order.items());
        story.made(4, chunk, one);
        story.made(8, chunk, other);
        story.request(12, "done", "r1");
    }

    private List<ItemEnd> items() {
        return List.of(Story.completed(order, 0, chunk.attempt(), 13), Story.completed(order, 1, chunk.attempt(), 13));
    }

    private JobEnd end(JobState state, ItemCounts counts, List<ItemEnd> items) {
        return new JobEnd(order.id(), "anna", order.key(), Lane.BULK, state, false, counts, items);
    }

    @Test
    void aCleanHistoryHolds() {
        goWell();

        assertThat(story.broken()).isEmpty();
        assertThat(Judge.judge(story.evidence()))
                .filteredOn(finding -> finding.promise() == Promise.P3)
                .allSatisfy(finding -> assertThat(finding.looked()).isEqualTo(2));
    }

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
    void aStoredOutputWhoseItemFailedBreaksP4() {
        run();
        story.reported(20, chunk, other, "failed");
        story.ends(
                order,
                Lane.BULK,
                List.of(items().get(0), Story.failed(order, 1, "a prompt", ErrorCode.CONTENT_BLOCKED, 30)));

        assertThat(story.broken()).containsOnlyKeys(Promise.P4);
        assertThat(story.broken().get(Promise.P4)).contains("had stored its file");
    }

    @Test
    void aCompletedItemWithoutItsFileBreaksP4() {
        run();
        story.store(chunk, other, new StoredFile(Story.BYTES, "another", Story.at(9)));
        story.ends(order, Lane.BULK, items());

        assertThat(story.broken().get(Promise.P4)).contains("is another than the API says");
    }

    @Test
    void anOutputThatIsGoneBreaksP4() {
        story.accepted(2, "r1", UUID.randomUUID());
        chunk = story.claimed(3, "r1", order.id(), order.items());
        story.made(4, chunk, one);
        story.started(8, chunk, other);
        story.ended(9, chunk, other);
        story.uploaded(10, chunk, other, 0);
        story.ends(order, Lane.BULK, items());

        assertThat(story.broken()).containsOnlyKeys(Promise.P4);
    }

    @Test
    void aDownloadOfOtherBytesBreaksP4() {
        goWell();
        story.client(new ClientLine.Downloaded(Story.at(20), "anna", order.id(), one, 200, "of something else"));

        assertThat(story.broken().get(Promise.P4)).contains("was downloaded as");
    }

    @Test
    void aZipInPiecesThatIsAnotherBreaksP4() {
        goWell();
        story.client(zip("in pieces", Story.sha(chunk.attempt()), Story.sha(chunk.attempt())));

        assertThat(story.broken().get(Promise.P4)).contains("and in pieces");
    }

    @Test
    void aZipThatLacksAPictureBreaksP4() {
        goWell();
        story.client(zip("whole", Story.sha(chunk.attempt())));

        assertThat(story.broken().get(Promise.P4)).contains("holds 1 pictures");
    }

    @Test
    void aZipOfAllPicturesHolds() {
        goWell();
        story.client(zip("whole", Story.sha(chunk.attempt()), Story.sha(chunk.attempt())));

        assertThat(story.broken()).isEmpty();
    }

    private ClientLine zip(String inPieces, String... images) {
        return new ClientLine.Zipped(Story.at(20), "anna", order.id(), "whole", inPieces, List.of(images));
    }

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

    @Test
    void twoJobsUnderOneKeyBreakP8() {
        goWell();
        story.ends(new JobEnd(
                UUID.randomUUID(),
                "anna",
                order.key(),
                Lane.BULK,
                JobState.FAILED,
                false,
                new ItemCounts(0, 0, 0, 0, 0, 0, 0),
                List.of()));

        assertThat(story.broken().get(Promise.P8)).contains("made 2 jobs");
    }

    @Test
    void twoAnswersUnderOneKeyBreakP8() {
        goWell();
        story.client(Story.submission(2, order, 202, UUID.randomUUID()));

        assertThat(story.broken().get(Promise.P8)).contains("several jobs");
    }

    @Test
    void anotherBodyUnderOneKeyBreaksP8() {
        goWell();
        story.client(new ClientLine.Submitted(
                Story.at(2), Story.at(3), "anna", order.key(), "another body", 2, 202, order.id()));

        assertThat(story.broken().get(Promise.P8)).contains("two bodies");
    }

    @Test
    void aJobOfNobodysSubmissionBreaksP8() {
        goWell();
        story.ends(new JobEnd(
                UUID.randomUUID(),
                "anna",
                "unheard of",
                Lane.BULK,
                JobState.FAILED,
                false,
                new ItemCounts(0, 0, 0, 0, 0, 0, 0),
                List.of()));

        assertThat(story.broken().get(Promise.P8)).contains("was never submitted");
    }

    @Test
    void aSubmissionWhoseAnswersWereAllLostMayBeAJobOrNone() {
        goWell();
        Story.Order lost = new Story.Order(UUID.randomUUID(), "anna", "lost", List.of(UUID.randomUUID()));
        story.client(Story.submission(2, lost, 0, null));
        story.client(Story.submission(3, lost, 503, null));

        assertThat(story.broken()).isEmpty();
    }

    private ClientLine.Seen seen(double time, JobState state, ItemCounts counts) {
        return new ClientLine.Seen(Story.at(time), "anna", order.id(), state, counts);
    }
}
