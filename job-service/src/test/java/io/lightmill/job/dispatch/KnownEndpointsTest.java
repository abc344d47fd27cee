package io.lightmill.job.dispatch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
