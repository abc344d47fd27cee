package io.lightmill.load.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JainTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void equal_shares_are_1_and_all_for_one_is_one_nth(int users) {
        assertThat(Jain.index(shares(users, user -> 7))).isCloseTo(1, within(1e-12));
        assertThat(Jain.index(shares(users, user -> user == 0 ? 7 : 0))).isCloseTo(1.0 / users, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void it_lies_between_and_knows_no_unit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> shares = IntStream.range(0, 20)
                .mapToObj(user -> random.nextDouble(0.1, 100))
                .toList();
        List<Double> scaled = shares.stream().map(share -> 17 * share).toList();

        assertThat(Jain.index(shares)).isBetween(1.0 / 20, 1.0);
        assertThat(Jain.index(scaled)).isCloseTo(Jain.index(shares), within(1e-9));
    }

    @Test
    void taking_from_one_and_giving_to_one_who_has_more_makes_it_less() {
        assertThat(Jain.index(List.of(90, 110))).isGreaterThan(Jain.index(List.of(80, 120)));
        assertThat(Jain.index(List.of(0, 0))).isEqualTo(1);
    }

    private static List<Double> shares(int users, IntToDoubleFunction share) {
        return IntStream.range(0, users).mapToObj(share::applyAsDouble).toList();
    }
}
