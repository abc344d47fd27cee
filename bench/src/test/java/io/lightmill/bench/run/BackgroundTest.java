package io.lightmill.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    @Test
    void aHundredImagesComeAsOftenAsTheRateWants() {
        assertThat(Background.every(100)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Background.every(145)).isEqualTo(Duration.ofNanos(689_655_172));
    }
}
