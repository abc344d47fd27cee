package io.lightmill.job.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import io.lightmill.job.id.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The time left is told while something moves, and not otherwise. */
class SecondsLeftTest {

    private static final Instant STARTED = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void it_follows_the_pace_so_far() {
        assertThat(left(job(5, 10, false, 100), 100)).isEqualTo(100.0);
    }

    @Test
    void nothing_is_told_before_the_first_item_ended_nor_when_all_have() {
        assertThat(left(job(0, 10, false, 100), 100)).isNull();
        assertThat(left(job(10, 10, false, 100), 100)).isNull();
    }

    @Test
    void a_paused_job_has_none() {
        assertThat(left(job(5, 10, true, 100), 100)).isNull();
    }

    @Test
    void a_job_that_stands_still_has_none() {
        // 20 s an item: a minute without news is still its pace, more is not.
        assertThat(left(job(5, 10, false, 100), 140)).isNotNull();
        assertThat(left(job(5, 10, false, 100), 500)).isNull();
    }

    @Test
    void a_short_silence_says_nothing_about_a_fast_job() {
        assertThat(left(job(500, 1_000, false, 10), 25)).isNotNull();
        assertThat(left(job(500, 1_000, false, 10), 31)).isNull();
    }

    private static @Nullable Double left(Job job, long secondsIn) {
        return job.view(STARTED.plusSeconds(secondsIn)).secondsLeft();
    }

    private static Job job(int completed, int total, boolean paused, long lastNews) {
        Job.Settings settings = new Job.Settings(
                "a",
                Mode.AUTOMATIC,
                Lane.BULK,
                false,
                Engine.AUGMENT,
                null,
                null,
                1,
                Map.of(),
                null,
                null,
                null,
                total);
        UUID id = Ids.next();
        boolean over = completed == total;
        return new Job(
                id,
                id,
                id,
                "g",
                null,
                settings,
                new ItemCounts(total, total - completed, 0, 0, completed, 0, 0),
                0,
                over ? JobState.COMPLETED : JobState.PROCESSING,
                paused,
                0,
                false,
                0,
                0,
                0,
                new Job.Times(STARTED, STARTED, over ? STARTED : null, STARTED.plusSeconds(lastNews)));
    }
}
