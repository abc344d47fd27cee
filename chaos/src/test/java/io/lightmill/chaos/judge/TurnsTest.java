package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

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
            UUID item = left.get(job).removeFirst();
            Story.Chunk chunk =
                    story.claimed(second, "r1", jobs.get(job).order().id(), List.of(item));
            story.made(second + 0.1, chunk, item);
            made.get(job).add(chunk);
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
