package io.lightmill.load.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is loaded keeps the rules of the schema, and looks as it says. */
class ShapeTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void counts_sum_and_fit_the_state(long seed) {
        assertThat(shapes(seed, 5_000)).allSatisfy(shape -> {
            for (int items : List.of(shape.items(), 1, 3, 49, 50, 51)) {
                Shape cut = shape.withItems(items);
                assertThat(cut.completed() + cut.failed() + cut.cancelled()).isEqualTo(items);
                switch (cut.state()) {
                    case "completed" ->
                        assertThat(cut.completed() > 0 && cut.cancelled() == 0).isTrue();
                    case "failed" -> assertThat(cut.failed()).isEqualTo(items);
                    default -> assertThat(cut.cancelled()).isPositive();
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void half_of_all_items_are_in_large_jobs_and_most_jobs_are_small(long seed) {
        List<Shape> shapes = shapes(seed, 400_000);
        double items = shapes.stream().mapToLong(Shape::items).sum();
        double inLarge = shapes.stream()
                .filter(shape -> shape.items() == 10_000)
                .mapToLong(Shape::items)
                .sum();

        assertThat(inLarge / items).isCloseTo(0.5, within(0.1));
        assertThat(shapes.stream().filter(shape -> shape.items() == 4).count()).isGreaterThan(390_000);
    }

    private static List<Shape> shapes(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> Shape.draw(random, 20, 10)).limit(count).toList();
    }
}
