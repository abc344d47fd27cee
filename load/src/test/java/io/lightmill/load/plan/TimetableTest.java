package io.lightmill.load.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    private static final Duration LENGTH = Duration.ofMinutes(3);
    private static final int USERS = 20;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 4711, -1})
    void a_seed_is_a_timetable_in_the_order_of_time(long seed) {
        List<Due> all = Timetable.of(seed, Pace.usual(), USERS, LENGTH);

        assertThat(all).isEqualTo(Timetable.of(seed, Pace.usual(), USERS, LENGTH));
        assertThat(all).extracting(Due::at).isSorted();
        assertThat(all).allMatch(due -> due.user() >= 0 && due.user() < USERS);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 4711, -1})
    void one_more_user_changes_nothing_of_the_others(long seed) {
        List<Due> more = Timetable.of(seed, Pace.usual(), USERS + 1, LENGTH);

        assertThat(more.stream().filter(due -> due.user() < USERS).toList())
                .isEqualTo(Timetable.of(seed, Pace.usual(), USERS, LENGTH));
    }

    @Test
    void those_with_bulk_work_all_begin_with_it_and_nobody_else_has_any() {
        List<Due> bulk = Timetable.of(1, Pace.usual(), USERS, LENGTH).stream()
                .filter(due -> due.errand() == Errand.BULK)
                .toList();

        assertThat(bulk).allMatch(due -> Timetable.hasBulk(due.user()));
        assertThat(bulk.stream()
                        .filter(due -> due.at().compareTo(Duration.ofSeconds(3)) < 0)
                        .map(Due::user))
                .contains(0, 5, 10, 15);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void a_draw_picks_one_of_what_there_is(long draw) {
        assertThat(new Due(Duration.ZERO, 0, Errand.JOB, draw).oneOf(7)).isBetween(0, 6);
    }
}
