package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.StoredFile;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Second tries, right and wrong; and what fails after how many. */
class PaidOnceTest {

    private final Story story = new Story();
    private final Story.Order order = story.submit(1, "anna", 1);
    private final UUID item = order.items().getFirst();
    private final Story.Chunk first = claim(2, "r1");

    private Story.Chunk claim(double time, String request) {
        story.accepted(time - 0.1, request, UUID.randomUUID());
        return story.claimed(time, request, order.id(), order.items());
    }

    private void secondTry(double time) {
        Story.Chunk second = claim(time, "r2");
        story.made(time + 1, second, item);
        story.ends(order, Lane.BULK, List.of(Story.completed(order, 0, second.attempt(), time + 9)));
    }

    @Test
    void afterAFailureItIsRight() {
        story.started(3, first, item);
        story.ended(4, first, item);
        story.reported(5, first, item, "failed");
        secondTry(8);

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void afterAFailureWhoseReportWasHeardAndNotAnsweredItIsRight() {
        story.started(3, first, item);
        story.ended(4, first, item);
        secondTry(8);

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void afterARejectionItIsRight() {
        story.started(3, first, item);
        story.ended(4, first, item);
        story.fault(4, "half-file");
        story.uploaded(5, first, item, Story.BYTES / 2);
        story.reported(6, first, item, "generated");
        secondTry(8);

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void afterTheDeadlineItIsRight() {
        story.started(3, first, item);
        secondTry(2 + Story.DEADLINE);

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void afterTheRunsResultItIsRight() {
        story.started(3, first, item);
        story.request(6, "done", "r1");
        secondTry(8);

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void beforeTheDeadlineItIsWrong() {
        story.started(3, first, item);
        secondTry(40);

        assertThat(story.broken()).containsOnlyKeys(Promise.P3);
        assertThat(story.broken().get(Promise.P3)).contains("nothing had proved its first try lost");
    }

    @Test
    void thatTheRequestFailedProvesNothing() {
        story.started(3, first, item);
        story.request(6, "failed", "r1");
        secondTry(40);

        assertThat(story.broken()).containsOnlyKeys(Promise.P3);
    }

    @Test
    void whileTheFirstRunsItIsWrong() {
        story.started(3, first, item);
        secondTry(2 + Story.DEADLINE);
        story.ended(200, first, item);

        assertThat(story.broken().get(Promise.P3)).contains("still running");
    }

    @Test
    void whenItsFileIsStoredItIsWrong() {
        story.started(3, first, item);
        story.ended(4, first, item);
        story.uploaded(5, first, item, Story.BYTES);
        secondTry(2 + Story.DEADLINE);

        assertThat(story.broken().get(Promise.P3)).contains("stored already");
    }

    @Test
    void whenItsFileIsStoredAndNobodyHadTimeToSaySoItIsWrong() {
        story.started(3, first, item);
        story.ended(4, first, item);
        story.store(first, item, new StoredFile(Story.BYTES, Story.sha(first.attempt()), Story.at(5)));
        secondTry(2 + Story.DEADLINE);

        assertThat(story.broken().get(Promise.P3)).contains("stored already");
    }

    @Test
    void whenItsFileCameToBeStoredAfterItsWorkerWasNotAnsweredAndReportedAFailureItIsRight() {
        story.started(3, first, item);
        story.ended(4, first, item);
        story.reported(6, first, item, "failed");
        story.store(first, item, new StoredFile(Story.BYTES, Story.sha(first.attempt()), Story.at(7)));
        secondTry(8);

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void whenItsFileWasStoredBeforeItsWorkerReportedAFailureItIsWrong() {
        story.started(3, first, item);
        story.ended(4, first, item);
        story.store(first, item, new StoredFile(Story.BYTES, Story.sha(first.attempt()), Story.at(5)));
        story.reported(8, first, item, "failed");
        secondTry(10);

        assertThat(story.broken()).containsOnlyKeys(Promise.P3);
        assertThat(story.broken().get(Promise.P3)).contains("stored already");
    }

    @Test
    void whatFailsBeforeItsAccountIsEmptyBreaksP7() {
        story.started(3, first, item);
        story.ended(4, first, item);
        story.reported(5, first, item, "failed");
        story.ends(order, Lane.BULK, List.of(Story.failed(order, 0, "a prompt", ErrorCode.ENGINE_FAILED, 6)));

        assertThat(story.broken()).containsOnlyKeys(Promise.P7);
        assertThat(story.broken().get(Promise.P7)).contains("after 1 tries of 3");
    }

    @Test
    void whatFailsAtOnceBecauseTryingAgainIsNoUseHolds() {
        story.started(3, first, item);
        story.ended(4, first, item);
        story.reported(5, first, item, "failed");
        story.ends(order, Lane.BULK, List.of(Story.failed(order, 0, "a prompt", ErrorCode.CONTENT_BLOCKED, 6)));

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void anInnocentThatDiesWithItsChunkMatesBreaksP7() {
        Story.Order pair = story.submit(1, "anna", 2);
        IntStream.range(0, 3).forEach(i -> story.claimed(10 + 100 * i, "r2", pair.id(), pair.items()));
        story.ends(
                pair,
                Lane.BULK,
                List.of(
                        Story.failed(pair, 0, "a prompt", ErrorCode.WORKER_CRASHED, 400),
                        Story.failed(pair, 1, Story.POISON, ErrorCode.WORKER_CRASHED, 400)));

        assertThat(story.broken().get(Promise.P7)).contains("held others too");
    }

    @Test
    void poisonThatIsCompletedBreaksP7() {
        story.fault(9, InnocentsSurvive.POISONED);
        completesPoison();
        story.fault(30, InnocentsSurvive.POISONED);

        assertThat(story.broken().get(Promise.P7)).contains("kills every worker and is completed");
    }

    @Test
    void whatIsPoisonNoMoreMayBeCompleted() {
        story.fault(9, InnocentsSurvive.POISONED);
        completesPoison();

        assertThat(story.broken()).doesNotContainKey(Promise.P7);
    }

    private void completesPoison() {
        Story.Order poison = story.submit(1, "anna", 1);
        Story.Chunk chunk = story.claimed(10, "r2", poison.id(), poison.items());
        story.made(11, chunk, poison.items().getFirst());
        ItemEnd end = Story.completed(poison, 0, chunk.attempt(), 20);
        story.ends(
                poison,
                Lane.BULK,
                List.of(new ItemEnd(
                        end.id(),
                        0,
                        end.state(),
                        "full of " + Story.POISON,
                        end.attempts(),
                        null,
                        end.attempt(),
                        end.sha256(),
                        end.bytes(),
                        end.finishedAt())));
    }
}
