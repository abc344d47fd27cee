package io.lightmill.job.dispatch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.Engine;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KnownEndpointsTest {

    private static final EndpointView ENDPOINT =
            new EndpointView("e", List.of(Engine.AUGMENT), "ready", null, 5, 0, 0, 1, Map.of(), Map.of(), 1);

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

    @Test
    void whoever_asks_for_what_was_lately_waits_for_nobody_and_has_it_made_anew() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        BlockingQueue<List<EndpointView>> told = new LinkedBlockingQueue<>();
        KnownEndpoints endpoints = new KnownEndpoints(telling(told), now::get);
        told.add(List.of());
        assertThat(endpoints.lately()).contains(List.of());

        now.updateAndGet(time -> time.plusSeconds(59));
        assertThat(endpoints.lately()).contains(List.of());
        told.add(List.of(ENDPOINT));

        await().untilAsserted(() -> assertThat(endpoints.lately()).contains(List.of(ENDPOINT)));
    }

    @Test
    void what_is_some_seconds_old_is_not_made_anew_for_who_is_content_with_a_minute() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        AtomicReference<Instant> now = new AtomicReference<>(start);
        List<Instant> asked = new CopyOnWriteArrayList<>();
        KnownEndpoints endpoints = new KnownEndpoints(noting(asked, now::get), now::get);
        endpoints.lately();

        now.set(start.plusSeconds(14));
        endpoints.lately();
        now.set(start.plusSeconds(16));
        endpoints.lately();

        await().untilAsserted(() -> assertThat(asked).containsExactly(start, start.plusSeconds(16)));
    }

    @Test
    void what_is_older_than_a_minute_is_waited_for() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        BlockingQueue<List<EndpointView>> told = new LinkedBlockingQueue<>(List.of(List.of(), List.of(ENDPOINT)));
        KnownEndpoints endpoints = new KnownEndpoints(telling(told), now::get);
        endpoints.all();

        now.updateAndGet(time -> time.plusSeconds(61));

        assertThat(endpoints.lately()).contains(List.of(ENDPOINT));
    }

    @Test
    void whoever_must_know_now_waits_for_the_answer_that_is_on_its_way() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        BlockingQueue<List<EndpointView>> told = new LinkedBlockingQueue<>(List.of(List.of()));
        KnownEndpoints endpoints = new KnownEndpoints(telling(told), now::get);
        endpoints.all();
        now.updateAndGet(time -> time.plusSeconds(30));
        endpoints.lately();

        var waiting = CompletableFuture.supplyAsync(endpoints::now, Thread::startVirtualThread);
        told.add(List.of(ENDPOINT));

        assertThat(waiting.get(60, SECONDS)).contains(List.of(ENDPOINT));
    }

    private static DispatcherClient telling(BlockingQueue<List<EndpointView>> told) {
        return (DispatcherClient) Proxy.newProxyInstance(
                DispatcherClient.class.getClassLoader(),
                new Class<?>[] {DispatcherClient.class},
                (proxy, method, no) -> told.take());
    }

    private static DispatcherClient noting(List<Instant> asked, InstantSource clock) {
        return (DispatcherClient) Proxy.newProxyInstance(
                DispatcherClient.class.getClassLoader(),
                new Class<?>[] {DispatcherClient.class},
                (proxy, method, no) -> {
                    asked.add(clock.instant());
                    return List.of();
                });
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
