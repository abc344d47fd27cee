package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody is accused who did nothing. */
class LegalHistoryTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isNeverAccused(long seed) {
        assertThat(LegalHistory.of(seed).broken()).isEmpty();
    }
}
