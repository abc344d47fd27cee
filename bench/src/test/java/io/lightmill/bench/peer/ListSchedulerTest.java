package io.lightmill.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListSchedulerTest {

    @Test
    void theNextChunkGoesToWhoIsFreeFirst() {
        // Worker 1: 3; worker 2: 1, then 1, then 4.
        assertThat(ListScheduler.makespan(2, List.of(3.0, 1.0, 1.0, 4.0))).isEqualTo(6.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itIsNeverShorterThanTheWorkAllowsNorLongerThanOneWorkerNeeds(long seed) {
        List<Double> chunks = new java.util.SplittableRandom(seed)
                .doubles(200, 0.1, 5)
                .boxed()
                .toList();
        double work = chunks.stream().mapToDouble(Double::doubleValue).sum();

        assertThat(ListScheduler.makespan(7, chunks)).as("seed " + seed).isBetween(work / 7, work / 7 + 5);
        assertThat(ListScheduler.makespan(1, chunks)).isCloseTo(work, within(1e-9));
    }
}
