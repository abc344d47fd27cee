package io.lightmill.dispatcher.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.queue.Due.Waiting;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WantedInvocationsTest {

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBudgetIsNeverExceededAndNothingIsWantedWithoutWork(int seed) {
        Random random = new Random(seed);
        int allowed = random.nextInt(60);
        int live = random.nextInt(80);
        int expected = random.nextInt(live + 1);
        int chunks = random.nextInt(100);
        int per = 1 + random.nextInt(4);

        int wanted = new WantedInvocations(allowed, live, expected, chunks, per).count();

        assertThat(wanted).isNotNegative();
        if (wanted > 0) {
            assertThat(live + wanted).isLessThanOrEqualTo(allowed);
            assertThat((expected + wanted - 1) * per).isLessThan(chunks);
        } else {
            assertThat(live >= allowed || expected * per >= chunks).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bulkChunksAreWholeWithPlentyAndSmallNearTheEnd(int seed) {
        Random random = new Random(seed);
        int budget = 1 + random.nextInt(50);
        int largest = 1 + random.nextInt(8);
        int waiting = random.nextInt(2000);

        int size = ChunkSize.bulk(waiting, budget, largest);

        assertThat(size).isBetween(1, largest);
        assertThat(size == largest || size * 2 * budget >= waiting).isTrue();
        assertThat(ChunkSize.bulk(waiting + 1, budget, largest)).isGreaterThanOrEqualTo(size);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aChunkLastsSomeSecondsAndKeepsAllOfAWorkerBusy(int seed) {
        Random random = new Random(seed);
        double seconds = Math.pow(10, random.nextDouble(-3, 3));
        int concurrency = 1 + random.nextInt(8);
        int largest = 1 + random.nextInt(8);

        int size = ChunkSize.lasting(seconds, concurrency, largest);

        assertThat(size).isBetween(Math.min(concurrency, largest), largest);
        if (size > concurrency) {
            assertThat((size - 1) * seconds / concurrency).isLessThan(4);
        }
        if (size < largest) {
            assertThat(size * seconds / concurrency).isGreaterThanOrEqualTo(4);
        }
        assertThat(ChunkSize.lasting(seconds * 2, concurrency, largest)).isLessThanOrEqualTo(size);
    }

    @Test
    void aWorkerOfSlowItemsAsksAnewForEach() {
        assertThat(ChunkSize.lasting(0.001, 1, 4)).isEqualTo(4);
        assertThat(ChunkSize.lasting(2, 1, 4)).isEqualTo(2);
        assertThat(ChunkSize.lasting(5, 1, 4)).isEqualTo(1);
        assertThat(ChunkSize.lasting(20, 4, 4)).isEqualTo(4);
        assertThat(ChunkSize.lasting(20, Integer.MAX_VALUE, 4)).isEqualTo(4);
    }

    @Test
    void itemsThatGoAloneAreAClaimEachAndAChunkIsOfOneJob() {
        List<Waiting> waiting = List.of(
                new Waiting(UUID.randomUUID(), Lane.INTERACTIVE, 4, 0),
                new Waiting(UUID.randomUUID(), Lane.INTERACTIVE, 1, 0),
                new Waiting(UUID.randomUUID(), Lane.INTERACTIVE, 5, 3));

        assertThat(ChunkSize.chunks(waiting, 10, 4)).isEqualTo(1 + 1 + 3 + 1);
    }
}
