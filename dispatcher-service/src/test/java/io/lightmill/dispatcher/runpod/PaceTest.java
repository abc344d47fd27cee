package io.lightmill.dispatcher.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaceTest {

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);
    private static final int PER_SECOND = 5;
    private static final int BURST = 10;

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void howeverCallsComeNoWindowOfTenSecondsHasMoreThanTheRateAndOneBurst(int seed) {
        Random random = new Random(seed);
        AtomicLong now = new AtomicLong(random.nextLong(WINDOW));
        Pace pace = new Pace(PER_SECOND, BURST, now::get);
        TreeMap<Long, Integer> calls = new TreeMap<>();
        for (int call = 0; call < 400; call++) {
            now.addAndGet(random.nextInt(4) == 0 ? random.nextLong(WINDOW) : random.nextLong(WINDOW / 500));
            calls.merge(now.get() + Math.max(0, pace.reserve()), 1, Integer::sum);
        }
        for (long begin : calls.keySet()) {
            int inWindow = calls.subMap(begin, begin + WINDOW).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(inWindow).isLessThanOrEqualTo(PER_SECOND * 10 + BURST + 1);
        }
    }

    @Test
    void nobodyWaitsForAPlaceLongerThanItSays() throws InterruptedException {
        Pace pace = new Pace(1_000, 1);
        assertThat(pace.enter(Duration.ZERO)).isTrue();
        assertThat(pace.enter(Duration.ofMillis(1))).isFalse();
        pace.leave();
        assertThat(pace.enter(Duration.ZERO)).isTrue();
    }
}
