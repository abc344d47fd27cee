package io.lightmill.runpodlocal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateWindowTest {

    private Instant now = Instant.EPOCH.plusSeconds(100);
    private final RateWindow window = new RateWindow(() -> now, 3, 2);

    private int allowed(int asked, long workers) {
        int allowed = 0;
        for (int i = 0; i < asked; i++) {
            allowed += window.allows(workers) ? 1 : 0;
        }
        return allowed;
    }

    @Test
    void theBaseHoldsForTenSeconds() {
        assertThat(allowed(5, 0)).isEqualTo(3);
        now = now.plusSeconds(9);
        assertThat(allowed(5, 0)).isZero();
        now = now.plusSeconds(1);
        assertThat(allowed(5, 0)).isEqualTo(3);
    }

    @Test
    void manyRunningWorkersRaiseTheLimit() {
        assertThat(allowed(50, 10)).isEqualTo(20);
    }
}
