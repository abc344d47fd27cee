package io.lightmill.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MetronomeTest {

    private static final Duration NEVER = Duration.ofHours(1);

    @Test
    void itGoesOnUntilItIsClosed() throws InterruptedException {
        CountDownLatch threeTimes = new CountDownLatch(3);
        AtomicInteger times = new AtomicInteger();
        Metronome pace = new Metronome(Duration.ofMillis(1), () -> {
            times.incrementAndGet();
            threeTimes.countDown();
        });

        try (pace) {
            threeTimes.await();
        }

        assertThat(times).hasValueGreaterThanOrEqualTo(3);
        assertThat(pace.perSecond()).isPositive();
    }

    @Test
    void whoClosesItWaitsForNothingThatIsNotDueYet() throws InterruptedException {
        CountDownLatch once = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        Metronome pace = new Metronome(NEVER, () -> {
            times.incrementAndGet();
            once.countDown();
        });

        try (pace) {
            once.await();
        }

        assertThat(times).hasValue(1);
    }

    @Test
    void whatFailedIsTold() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Metronome pace = new Metronome(NEVER, () -> {
            begun.countDown();
            throw new IllegalArgumentException("refused");
        });
        begun.await();

        assertThatIllegalStateException().isThrownBy(pace::close).withStackTraceContaining("refused");
    }
}
