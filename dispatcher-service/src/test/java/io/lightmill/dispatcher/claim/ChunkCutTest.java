package io.lightmill.dispatcher.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChunkCutTest {

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyItemIsCutOnceAndNoChunkIsTooLarge(int seed) {
        Random random = new Random(seed);
        Mode mode = Mode.values()[random.nextInt(2)];
        int largest = 1 + random.nextInt(6);
        int size = 1 + random.nextInt(largest);
        List<ChunkItem> items = items(random);
        List<ChunkItem> due = new ArrayList<>(items);
        List<ChunkItem> cut = new ArrayList<>();

        while (!due.isEmpty()) {
            List<ChunkItem> chunk = ChunkCut.next(due, mode, size, largest);
            assertThat(chunk).isNotEmpty().hasSizeLessThanOrEqualTo(largest);
            if (chunk.stream().anyMatch(ChunkItem::alone)) {
                assertThat(chunk).hasSize(1);
            }
            if (mode == Mode.AUTOMATIC) {
                assertThat(chunk).hasSizeLessThanOrEqualTo(size);
            }
            cut.addAll(chunk);
        }

        assertThat(cut).isEqualTo(items);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSetThatFitsStaysWhole(int seed) {
        Random random = new Random(seed);
        int perSet = 1 + random.nextInt(4);
        List<ChunkItem> due = new ArrayList<>(
                IntStream.range(0, 12).mapToObj(n -> item(n, n / perSet, false)).toList());

        while (!due.isEmpty()) {
            List<ChunkItem> chunk = ChunkCut.next(due, Mode.SEMI_AUTOMATIC, 1 + random.nextInt(4), 4);
            assertThat(due).noneMatch(left -> left.set() == chunk.getLast().set());
        }
    }

    private static List<ChunkItem> items(Random random) {
        List<ChunkItem> items = new ArrayList<>();
        int set = 0;
        for (int n = 0; n < random.nextInt(30); n++) {
            set += random.nextInt(3) == 0 ? 1 : 0;
            items.add(item(n, set, random.nextInt(8) == 0));
        }
        return items;
    }

    private static ChunkItem item(int ordinal, int set, boolean alone) {
        return new ChunkItem(UUID.randomUUID(), 1, alone, 0, 0, ordinal, set, 1, 0, List.of());
    }
}
