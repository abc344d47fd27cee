package io.lightmill.job.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EstimatorTest {

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @Test
    void time_is_a_start_and_then_all_budgets_together() {
        var estimator = new Estimator(List.of(endpoint(10, 0, 2, null), endpoint(5, 0, 1, null)), Engine.AUGMENT);

        assertThat(known(estimator.seconds(100)).expected()).isCloseTo(3 + 10, within(1e-9));
    }

    @Test
    void without_figures_nothing_is_claimed() {
        var unmeasured =
                new EndpointView("e", List.of(Engine.AUGMENT), "ready", null, 5, 0, 0, 1, Map.of(), Map.of(), 1);
        var estimator = new Estimator(List.of(unmeasured), Engine.AUGMENT);

        assertThat(estimator.price(10)).isNull();
        assertThat(estimator.seconds(10)).isNull();
    }

    @Test
    void an_endpoint_that_takes_no_work_shortens_nothing_but_has_its_price() {
        var down = new EndpointView(
                "e",
                List.of(Engine.AUGMENT),
                "suspended",
                "refused",
                5,
                0,
                0,
                1,
                Map.of(Engine.AUGMENT, 2.0),
                Map.of(),
                1);

        assertThat(new Estimator(List.of(down), Engine.AUGMENT).seconds(10)).isNull();
        assertThat(new Estimator(List.of(down), Engine.AUGMENT).price(10)).isNotNull();
        assertThat(known(new Estimator(List.of(endpoint(10, 0, 2, null), down), Engine.AUGMENT).seconds(100))
                        .expected())
                .isCloseTo(3 + 20, within(1e-9));
    }

    @Test
    void a_price_comes_from_the_items_or_else_from_the_workers_time() {
        assertThat(known(new Estimator(List.of(endpoint(1, 0, 2, 0.5)), Engine.AUGMENT).price(10))
                        .expected())
                .isCloseTo(5, within(1e-9));
        assertThat(known(new Estimator(List.of(endpoint(1, 0, 2, null)), Engine.AUGMENT).price(10))
                        .expected())
                .isCloseTo(0.2, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_expected_lies_within_its_bounds_and_more_items_never_take_less(int seed) {
        Random random = new Random(seed);
        List<EndpointView> endpoints = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> endpoint(
                        1 + random.nextInt(50),
                        random.nextInt(1_000),
                        0.1 + random.nextDouble() * 20,
                        random.nextDouble()))
                .toList();
        Estimator estimator = new Estimator(endpoints, Engine.AUGMENT);
        long items = 1 + random.nextInt(100_000);

        for (var range : List.of(known(estimator.seconds(items)), known(estimator.price(items)))) {
            assertThat(range.low()).isLessThanOrEqualTo(range.expected());
            assertThat(range.expected()).isLessThanOrEqualTo(range.high());
        }
        assertThat(known(estimator.seconds(items + 1)).expected())
                .isGreaterThan(known(estimator.seconds(items)).expected());
    }

    private static Estimate.Range known(Estimate.@Nullable Range range) {
        return Objects.requireNonNull(range);
    }

    private static EndpointView endpoint(int budget, int waiting, double seconds, @Nullable Double price) {
        return new EndpointView(
                "e",
                List.of(Engine.AUGMENT),
                "ready",
                null,
                budget,
                0,
                waiting,
                0.01,
                Map.of(Engine.AUGMENT, seconds),
                price == null ? Map.of() : Map.of(Engine.AUGMENT, price),
                3);
    }
}
