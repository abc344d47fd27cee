package io.lightmill.load.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClockworkTest {

    private final Queue<Long> done = new ConcurrentLinkedQueue<>();

    @Test
    void one_who_is_not_answered_keeps_nobody_from_asking() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);

        // The first is answered only when the last has asked: a closed loop would wait for ever.
        Clockwork.play(List.of(1L, 2L, 3L), Duration::ofMillis, (due, at) -> {
            if (due == 1) {
                awaitQuietly(answered);
            } else if (due == 3) {
                answered.countDown();
            }
            done.add(due);
        });

        assertThat(done).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void each_is_told_when_it_was_due() throws InterruptedException {
        Queue<Long> moments = new ConcurrentLinkedQueue<>();

        Clockwork.play(List.of(10L, 30L), Duration::ofMillis, (due, at) -> moments.add(at));

        assertThat(moments).hasSize(2);
        assertThat(moments.stream().max(Long::compare).orElseThrow()
                        - moments.stream().min(Long::compare).orElseThrow())
                .isEqualTo(20_000_000);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
