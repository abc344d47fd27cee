package io.lightmill.bench.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KillTest {

    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();
    private static final Kill KILL = new Kill(at(0), at(6), at(20));

    @Test
    void theGapBeforeIsNoneOfTheKill() {
        Moments claims = Moments.of(List.of(at(0), at(3), at(5), at(9), at(20)));

        assertThat(KILL.longestGapBefore(claims)).isEqualTo(3);
        assertThat(KILL.longestGap(claims)).isEqualTo(11);
        assertThat(KILL.middleBefore()).isEqualTo(at(3));
    }

    @Test
    void theLastImageThatWasStoredAndNotYetToldOfCounts() {
        Map<UUID, Instant> stored = Map.of(A, at(5), B, at(7));

        assertThat(Kill.lastTold(at(6), stored, Map.of(A, at(8), B, at(30)))).isEqualTo(2);
        assertThat(Kill.lastTold(at(6), stored, Map.of(A, at(5.5), B, at(30)))).isZero();
        assertThat(Kill.lastTold(at(6), stored, Map.of(B, at(30)))).isInfinite();
    }

    private static Instant at(double seconds) {
        return Instant.EPOCH.plusMillis(Math.round(seconds * 1000));
    }
}
