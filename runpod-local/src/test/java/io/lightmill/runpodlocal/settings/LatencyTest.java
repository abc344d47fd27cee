package io.lightmill.runpodlocal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "250ms", "2s", "1.5m", "uniform(1s,3s)", "exponential(2s)", "lognormal(2s,0.5)"})
    void whatIsWrittenIsReadAsTheSame(String text) {
        Latency latency = Latency.parse(text);

        assertThat(Latency.parse(latency.toString())).isEqualTo(latency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2 days", "-1s", "uniform(1s)", "normal(1s,2)", "lognormal(2s,wide)"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Latency.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMedianOfALognormalIsItsFirstArgument() {
        Random random = new Random(1);
        Latency latency = Latency.parse("lognormal(2s,0.5)");

        long[] draws = LongStream.range(0, 10_001)
                .map(ignored -> latency.sample(random).toMillis())
                .sorted()
                .toArray();

        assertThat(draws[5_000]).isBetween(1_950L, 2_050L);
    }

    @Test
    void uniformDrawsStayWithinTheirBounds() {
        Random random = new Random(1);
        Latency latency = Latency.parse("uniform(1s,3s)");

        for (int i = 0; i < 1_000; i++) {
            assertThat(latency.sample(random)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        }
    }
}
