package io.lightmill.dispatcher.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lightmill.contracts.worker.GeneratedOutput;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {

    @Test
    void anItemCostsWhatItsProviderChargesAndItsSecondsAtTheEndpointsPrice() {
        assertThat(cost(2, 0.5, 0.001)).isEqualTo(0.502, within(1e-12));
        assertThat(cost(2, null, 0.001)).isEqualTo(0.002, within(1e-12));
        assertThat(cost(2, 0.5, 0)).isEqualTo(0.5);
        assertThat(cost(2, null, 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatCannotBeTrueCostsNothing(double nonsense) {
        assertThat(cost(nonsense, nonsense, 0.001)).isZero();
        assertThat(output(nonsense, nonsense, 0.001).seconds()).isZero();
    }

    private static @Nullable Double cost(double seconds, @Nullable Double provider, double perSecond) {
        return output(seconds, provider, perSecond).costUsd();
    }

    private static GeneratedOutput output(double seconds, @Nullable Double provider, double perSecond) {
        GeneratedOutput reported = new GeneratedOutput("image/png", 7, null, 8, 8, true, seconds, provider, Map.of());
        return Prices.priced(reported, perSecond);
    }
}
