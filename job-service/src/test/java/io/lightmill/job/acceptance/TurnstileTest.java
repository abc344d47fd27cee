package io.lightmill.job.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final CountDownLatch leave = new CountDownLatch(1);
    private final List<String> inside = Collections.synchronizedList(new ArrayList<>());

    @Test
    void a_small_one_goes_past_a_large_one_and_the_next_large_one_waits() throws Exception {
        Turnstile turnstile = new Turnstile(1, LONG);
        var first = start(turnstile, Turnstile.LARGE, "first");
        await().until(() -> inside.contains("first"));
        var second = start(turnstile, Turnstile.LARGE, "second");

        assertThat(turnstile.pass(Turnstile.LARGE - 1, () -> "small")).isEqualTo("small");
        assertThat(inside).containsExactly("first");
        leave.countDown();

        assertThat(first.get(60, SECONDS)).isEqualTo("first");
        assertThat(second.get(60, SECONDS)).isEqualTo("second");
    }

    @Test
    void one_that_finds_no_room_for_long_is_told_to_come_again() {
        Turnstile turnstile = new Turnstile(1, Duration.ofMillis(1));
        var first = start(turnstile, Turnstile.LARGE, "first");
        await().until(() -> inside.contains("first"));

        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> turnstile.pass(Turnstile.LARGE, () -> "second"))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(503);
                    assertThat(problem.getHeaders()).containsKey("Retry-After");
                });

        leave.countDown();
        first.join();
        assertThat(turnstile.pass(Turnstile.LARGE, () -> "third")).isEqualTo("third");
    }

    @Test
    void one_that_fails_makes_room() {
        Turnstile turnstile = new Turnstile(1, Duration.ofMillis(1));
        Supplier<String> failing = () -> {
            throw new IllegalStateException("no");
        };

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> turnstile.pass(Turnstile.LARGE, failing));

        assertThat(turnstile.pass(Turnstile.LARGE, () -> "next")).isEqualTo("next");
    }

    private CompletableFuture<String> start(Turnstile turnstile, long items, String name) {
        return CompletableFuture.supplyAsync(
                () -> turnstile.pass(items, () -> {
                    inside.add(name);
                    awaitLeave();
                    return name;
                }),
                Thread::startVirtualThread);
    }

    private void awaitLeave() {
        try {
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
