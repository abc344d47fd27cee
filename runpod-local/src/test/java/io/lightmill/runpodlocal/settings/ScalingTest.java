package io.lightmill.runpodlocal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScalingTest {

    @Test
    void requestCountIsTheCeilingOfLoadByValueWithinTheMaximum() {
        Scaling scaling = Scaling.parse("request-count(4)");

        assertThat(scaling.wanted(10, 0, 0, Duration.ZERO)).isZero();
        assertThat(scaling.wanted(10, 0, 1, Duration.ZERO)).isEqualTo(1);
        assertThat(scaling.wanted(10, 3, 9, Duration.ZERO)).isEqualTo(3);
        assertThat(scaling.wanted(10, 3, 900, Duration.ZERO)).isEqualTo(10);
    }

    @Test
    void queueDelayAddsOneWhileSomethingWaitsTooLong() {
        Scaling scaling = Scaling.parse("queue-delay(4s)");

        assertThat(scaling.wanted(3, 0, 1, Duration.ZERO)).isEqualTo(1);
        assertThat(scaling.wanted(3, 1, 5, Duration.ofSeconds(3))).isEqualTo(1);
        assertThat(scaling.wanted(3, 1, 5, Duration.ofSeconds(5))).isEqualTo(2);
        assertThat(scaling.wanted(3, 3, 5, Duration.ofSeconds(5))).isEqualTo(3);
        assertThat(scaling.wanted(3, 2, 0, Duration.ZERO)).isZero();
    }
}
