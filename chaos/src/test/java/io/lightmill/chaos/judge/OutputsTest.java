package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.StoredFile;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Outputs that are missing, others than the API says, or not in their ZIP: all break P4. */
class OutputsTest extends TwoItems {

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
}
