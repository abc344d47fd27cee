package io.lightmill.dispatcher.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private final Background background = new Background(true);

    @Test
    void whatIsBegunAfterTheStopIsInterruptedToo() {
        background.stop(new ShutdownEvent());
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

        background.once("late", () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.complete(true);
                throw e;
            }
        });

        await().untilAsserted(() -> assertThat(interrupted).isCompletedWithValue(true));
    }

    @Test
    void aLoopGoesOnAfterAnError() {
        AtomicInteger turns = new AtomicInteger();

        background.repeat("broken once", () -> {
            if (turns.incrementAndGet() == 1) {
                throw new StackOverflowError("for the test");
            }
            new CountDownLatch(1).await();
        });

        await().until(() -> turns.get() == 2);
        background.stop(new ShutdownEvent());
    }
}
