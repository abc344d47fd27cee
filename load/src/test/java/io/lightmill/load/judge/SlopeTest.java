package io.lightmill.load.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.lightmill.load.judge.Slope.Point;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlopeTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_line_is_found_whatever_it_is(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double slope = random.nextDouble(-50, 50);
        double height = random.nextDouble(-1e6, 1e6);
        Slope found = Slope.through(points(300, x -> height + slope * x));

        assertThat(found.perUnit()).isCloseTo(slope, within(1e-6));
        assertThat(found.error()).isCloseTo(0, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void in_noise_it_is_found_within_four_of_its_errors(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Slope found = Slope.through(points(300, x -> 100 + 0.5 * x + random.nextDouble(-10, 10)));

        assertThat(found.perUnit()).isCloseTo(0.5, within(4 * found.error()));
        assertThat(found.error()).isPositive();
    }

    @Test
    void there_is_no_line_through_a_point() {
        assertThatIllegalArgumentException().isThrownBy(() -> Slope.through(List.of(new Point(1, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slope.through(List.of(new Point(1, 1), new Point(1, 2), new Point(1, 3))));
    }

    private static List<Point> points(int count, DoubleUnaryOperator line) {
        return IntStream.range(0, count)
                .mapToObj(x -> new Point(x, line.applyAsDouble(x)))
                .toList();
    }
}
