package io.lightmill.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void theNextOneIsTheFirstThatIsLater() {
        Moments moments = moments(5, 1, 3, 3);

        assertThat(moments.secondsToNext(at(0))).isEqualTo(1);
        assertThat(moments.secondsToNext(at(1))).isEqualTo(2);
        assertThat(moments.secondsToNext(at(3))).isEqualTo(2);
        assertThat(moments.secondsToNext(at(5))).isInfinite();
    }

    @Test
    void aGapThatReachesIntoTheWindowCountsWhole() {
        Moments moments = moments(0, 4, 5, 6, 16);

        assertThat(moments.longestGap(at(3), at(6))).isEqualTo(4);
        assertThat(moments.longestGap(at(4), at(6.5))).isEqualTo(10);
        assertThat(moments.longestGap(at(4), at(5.5))).isEqualTo(1);
    }

    @Test
    void aGapThatIsNotOverCountsUpToNow() {
        Moments moments = moments(0, 4, 5, 6, 16);

        assertThat(moments.longestGapUntil(at(4.5), at(9))).isEqualTo(3);
        assertThat(moments.longestGapUntil(at(3), at(5.5))).isEqualTo(4);
        assertThat(moments.longestGapUntil(at(1), at(3))).isEqualTo(3);
    }

    @Test
    void silenceToTheEndIsAGap() {
        assertThat(moments(1).longestGap(at(2), at(12))).isEqualTo(11);
        assertThat(Moments.of(List.of()).longestGap(at(2), at(12))).isEqualTo(10);
    }

    private static Moments moments(double... seconds) {
        return Moments.of(Arrays.stream(seconds).mapToObj(MomentsTest::at).toList());
    }

    private static Instant at(double seconds) {
        return Instant.EPOCH.plusMillis(Math.round(seconds * 1000));
    }
}
