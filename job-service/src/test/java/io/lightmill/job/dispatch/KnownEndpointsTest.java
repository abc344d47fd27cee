package io.lightmill.job.dispatch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KnownEndpointsTest {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void a_dispatcher_that_hangs_is_waited_for_by_one_who_asks_and_not_by_all() throws Exception {
        KnownEndpoints endpoints = new KnownEndpoints(hanging(), InstantSource.system());
        var first = CompletableFuture.supplyAsync(endpoints::all, Thread::startVirtualThread);
        asked.await();

        var second = CompletableFuture.supplyAsync(endpoints::all, Thread::startVirtualThread);

        assertThat(second.get(60, SECONDS)).isEmpty();
        assertThat(first).isNotDone();
        answered.countDown();
        assertThat(first.get(60, SECONDS)).contains(List.of());
    }

    @Test
    void a_clock_that_is_set_back_keeps_nothing_old() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        AtomicInteger times = new AtomicInteger();
        KnownEndpoints endpoints = new KnownEndpoints(counting(times), now::get);
        endpoints.all();

        now.updateAndGet(time -> time.minusSeconds(600));
        endpoints.all();

        assertThat(times).hasValue(2);
    }

    private static DispatcherClient counting(AtomicInteger times) {
        return (DispatcherClient) Proxy.newProxyInstance(
                DispatcherClient.class.getClassLoader(),
                new Class<?>[] {DispatcherClient.class},
                (proxy, method, no) -> {
                    times.incrementAndGet();
                    return List.of();
                });
    }

    private DispatcherClient hanging() {
        return (DispatcherClient) Proxy.newProxyInstance(
                DispatcherClient.class.getClassLoader(),
                new Class<?>[] {DispatcherClient.class},
                (proxy, method, no) -> {
                    asked.countDown();
                    answered.await();
                    return List.of();
                });
    }
}
