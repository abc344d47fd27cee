package io.lightmill.load.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimedIdsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void later_ids_are_greater_as_a_database_compares_them(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Instant at = Instant.parse("2026-11-26T12:00:00Z").plusMillis(random.nextInt(1_000_000_000));
        UUID earlier = TimedIds.of(at, random);
        UUID later = TimedIds.of(at.plusMillis(1), random);

        assertThat(Arrays.compareUnsigned(TimedIds.bytes(earlier), TimedIds.bytes(later)))
                .isNegative();
        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(TimedIds.read(TimedIds.bytes(earlier))).isEqualTo(earlier);
    }
}
