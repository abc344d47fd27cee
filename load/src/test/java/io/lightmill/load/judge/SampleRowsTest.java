package io.lightmill.load.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.load.judge.Row.Mark;
import io.lightmill.load.watch.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What samples of a run say: of memory, of what waits, of processes. */
class SampleRowsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-26T12:00:00Z");
    private static final String SERVICE = "job-service";
    private static final int TWELVE_MINUTES = 360;
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void memory_that_stays_is_flat_and_what_was_before_the_last_ten_minutes_is_forgotten() {
        List<Sample> samples = samples(TWELVE_MINUTES, i -> (i < 50 ? 100 : 300) * MEBIBYTE);

        assertThat(MemoryFlat.judge(samples)).extracting(Row::mark).containsExactly(Mark.REACHED);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20})
    void memory_that_grows_by_percents_an_hour_is_found(int percent) {
        // A sample is 1/1800 of an hour.
        List<Sample> samples =
                samples(TWELVE_MINUTES, i -> 300 * MEBIBYTE + 300 * MEBIBYTE * percent * i / 100 / 1_800);

        assertThat(MemoryFlat.judge(samples)).extracting(Row::mark).containsExactly(Mark.BROKEN);
    }

    @Test
    void less_than_ten_minutes_say_nothing() {
        assertThat(MemoryFlat.judge(samples(200, i -> i * MEBIBYTE)))
                .extracting(Row::mark)
                .containsExactly(Mark.NOT_JUDGED);
    }

    @Test
    void a_backlog_must_be_bounded_and_gone() {
        assertThat(Backlog.judge(List.of(waiting(700, 80)), waiting(0, 0)))
                .extracting(Row::mark)
                .containsExactly(Mark.REACHED, Mark.REACHED);
        assertThat(Backlog.judge(List.of(waiting(700, 80)), waiting(1, 0)))
                .extracting(Row::mark)
                .containsExactly(Mark.BROKEN, Mark.REACHED);
        assertThat(Backlog.judge(List.of(waiting(0, 90_000)), waiting(0, 0)))
                .extracting(Row::mark)
                .containsExactly(Mark.REACHED, Mark.BROKEN);
    }

    @Test
    void another_process_is_one_that_died() {
        List<Sample> samples = List.of(process(1, MEBIBYTE), process(1, 600 * MEBIBYTE), process(2, MEBIBYTE));

        assertThat(Bounds.judge(samples)).extracting(Row::mark).containsExactly(Mark.BROKEN, Mark.BROKEN);
        assertThat(Bounds.judge(samples.subList(0, 1)))
                .extracting(Row::mark)
                .containsExactly(Mark.REACHED, Mark.REACHED);
    }

    private static List<Sample> samples(int count, IntToLongFunction bytes) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Sample(
                        BEGIN.plusSeconds(2L * i), Map.of(SERVICE, bytes.applyAsLong(i)), Map.of(SERVICE, 1L), 0, 0))
                .toList();
    }

    private static Sample waiting(long rows, long records) {
        return new Sample(BEGIN, Map.of(), Map.of(), rows, records);
    }

    private static Sample process(long pid, long bytes) {
        return new Sample(BEGIN, Map.of(SERVICE, bytes), Map.of(SERVICE, pid), 0, 0);
    }
}
