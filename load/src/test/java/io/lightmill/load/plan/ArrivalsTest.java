package io.lightmill.load.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Those who come independently come as a Poisson process, whatever the seed. */
class ArrivalsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void they_come_in_order_and_within_the_time(long seed) {
        List<Duration> moments = Arrivals.poisson(new SplittableRandom(seed), 2, HOUR);

        assertThat(moments).isSorted().allMatch(at -> !at.isNegative() && at.compareTo(HOUR) < 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void as_many_come_as_was_asked_for_and_their_gaps_have_no_memory(long seed) {
        List<Duration> moments = Arrivals.poisson(new SplittableRandom(seed), 2, HOUR);

        // 7,200 with a deviation of 85; a gap is longer than its mean in 1/e of all cases.
        assertThat(moments.size()).isCloseTo(7_200, within(425));
        long longer = 0;
        for (int i = 1; i < moments.size(); i++) {
            longer += moments.get(i).minus(moments.get(i - 1)).toNanos() > 500_000_000 ? 1 : 0;
        }
        assertThat((double) longer / moments.size()).isCloseTo(Math.exp(-1), within(0.03));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_same_seed_is_the_same_crowd_and_a_rate_of_nothing_is_nobody(long seed) {
        assertThat(Arrivals.poisson(new SplittableRandom(seed), 1, HOUR))
                .isEqualTo(Arrivals.poisson(new SplittableRandom(seed), 1, HOUR));
        assertThat(Arrivals.poisson(new SplittableRandom(seed), 0, HOUR)).isEmpty();
    }
}
