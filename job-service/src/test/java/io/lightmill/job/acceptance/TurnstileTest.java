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
    void they_come_in_one_after_another_and_in_their_order() throws Exception {
        Turnstile turnstile = new Turnstile(1, LONG);
        var first = start(turnstile, "first");
        await().until(() -> inside.contains("first"));
        var second = start(turnstile, "second");
        await().until(() -> turnstile.waiting() == 1);
        var third = start(turnstile, "third");
        await().until(() -> turnstile.waiting() == 2);

        assertThat(inside).containsExactly("first");
        leave.countDown();

        CompletableFuture.allOf(first, second, third).get(60, SECONDS);
        assertThat(inside).containsExactly("first", "second", "third");
    }

    @Test
    void one_that_finds_no_room_for_long_is_told_to_come_again() {
        Turnstile turnstile = new Turnstile(1, Duration.ofMillis(1));
        var first = start(turnstile, "first");
        await().until(() -> inside.contains("first"));

        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> turnstile.pass(() -> "second"))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(503);
                    assertThat(problem.getHeaders()).containsKey("Retry-After");
                });

        leave.countDown();
        first.join();
        assertThat(turnstile.pass(() -> "third")).isEqualTo("third");
    }

    @Test
    void one_that_fails_makes_room() {
        Turnstile turnstile = new Turnstile(1, Duration.ofMillis(1));
        Supplier<String> failing = () -> {
            throw new IllegalStateException("no");
        };

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> turnstile.pass(failing));

        assertThat(turnstile.pass(() -> "next")).isEqualTo("next");
    }

    private CompletableFuture<String> start(Turnstile turnstile, String name) {
        return CompletableFuture.supplyAsync(
                () -> turnstile.pass(() -> {
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
