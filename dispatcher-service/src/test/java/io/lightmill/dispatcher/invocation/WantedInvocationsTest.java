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

    @Test
    void itemsThatGoAloneAreAClaimEachAndAChunkIsOfOneJob() {
        List<Waiting> waiting = List.of(
                new Waiting(UUID.randomUUID(), Lane.INTERACTIVE, 4, 0),
                new Waiting(UUID.randomUUID(), Lane.INTERACTIVE, 1, 0),
                new Waiting(UUID.randomUUID(), Lane.INTERACTIVE, 5, 3));

        assertThat(ChunkSize.chunks(waiting, 10, 4)).isEqualTo(1 + 1 + 3 + 1);
    }
}
