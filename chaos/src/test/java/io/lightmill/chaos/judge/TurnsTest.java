package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.contracts.api.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose turn it is, as the claims tell: one a second, of one item each. */
class TurnsTest {

    private final Story story = new Story();

    @Test
    void nineOfTenClaimsForInteractiveWorkAreRight() {
        play(
                List.of(job("anna", Lane.INTERACTIVE, 90), job("ben", Lane.BULK, 200)),
                second -> second % 10 == 0 ? 1 : 0);

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void takingTurnsWhileInteractiveWorkWaitsBreaksP6() {
        play(List.of(job("anna", Lane.INTERACTIVE, 90), job("ben", Lane.BULK, 200)), second -> second % 2);

        assertThat(story.broken().get(Promise.P6)).contains("went to bulk while interactive work waited");
    }

    @Test
    void anItemThatWasWithSomebodyWhoNeverGotItDidNotWait() {
        lastOfInteractiveWorkAfterBulk(2);

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void anItemThatWaitedUntilBulkWasServedBreaksP6() {
        lastOfInteractiveWorkAfterBulk(1);

        assertThat(story.broken().get(Promise.P6)).contains("went to bulk while interactive work waited");
    }

    /** Two items, of which the second is heard of only when all of bulk was given, and had been bound so often by then. */
    private void lastOfInteractiveWorkAfterBulk(int attempts) {
        Story.Order anna = story.submit(0.5, "anna", 2);
        Story.Order ben = story.submit(0.5, "ben", 60);
        Story.Chunk first = give(1, anna, anna.items().getFirst());
        List<ItemEnd> bulk = IntStream.range(0, 60)
                .mapToObj(i -> Story.completed(
                        ben, i, give(2 + i, ben, ben.items().get(i)).attempt(), 1000))
                .toList();
        Story.Chunk second = give(70, anna, anna.items().getLast());
        story.ends(
                anna,
                Lane.INTERACTIVE,
                List.of(
                        Story.completed(anna, 0, first.attempt(), 1000),
                        Story.completed(anna, 1, second.attempt(), attempts, 1000)));
        story.ends(ben, Lane.BULK, bulk);
    }

    private Story.Chunk give(int second, Story.Order order, UUID item) {
        Story.Chunk chunk = story.claimed(second, "r1", order.id(), List.of(item));
        story.made(second + 0.1, chunk, item);
        return chunk;
    }

    @Test
    void bulkBeforeInteractiveWorkCameIsRight() {
        play(List.of(job("anna", Lane.INTERACTIVE, 50), job("ben", Lane.BULK, 100)), second -> second < 80 ? 1 : 0);

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void twoUsersWhoTakeTurnsAreServedFairly() {
        play(List.of(job("anna", Lane.BULK, 100), job("ben", Lane.BULK, 100)), second -> second % 2);

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void oneOfFourForTheOtherBreaksP6() {
        play(List.of(job("anna", Lane.BULK, 150), job("ben", Lane.BULK, 150)), second -> second % 4 == 0 ? 1 : 0);

        assertThat(story.broken().get(Promise.P6)).contains("while both waited");
    }

    private record Job(Story.Order order, Lane lane) {}

    private Job job(String user, Lane lane, int items) {
        return new Job(story.submit(0.5, user, items), lane);
    }

    /** Claims go on until every job is made; whose turn it is is left to the one who has something left. */
    private void play(List<Job> jobs, IntFunction<Integer> turn) {
        List<List<UUID>> left = new ArrayList<>();
        List<List<Story.Chunk>> made = new ArrayList<>();
        jobs.forEach(job -> {
            left.add(new ArrayList<>(job.order().items()));
            made.add(new ArrayList<>());
        });
        for (int second = 1; left.stream().anyMatch(items -> !items.isEmpty()); second++) {
            int due = turn.apply(second);
            int job = left.get(due).isEmpty() ? 1 - due : due;
            Story.Order order = jobs.get(job).order();
            made.get(job).add(give(second, order, left.get(job).removeFirst()));
        }
        for (int job = 0; job < jobs.size(); job++) {
            Story.Order order = jobs.get(job).order();
            List<Story.Chunk> chunks = made.get(job);
            story.ends(
                    order,
                    jobs.get(job).lane(),
                    IntStream.range(0, chunks.size())
                            .mapToObj(
                                    i -> Story.completed(order, i, chunks.get(i).attempt(), 1000))
                            .toList());
        }
    }
}
