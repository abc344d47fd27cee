package io.lightmill.dispatcher.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lightmill.dispatcher.background.Gathering.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final int AT_MOST = 4;
    private static final int BROKEN = -2;

    private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final Gathering<String, Integer, Integer> gathering =
            new Gathering<>(AT_MOST, number -> number % 10, this::serve);

    @Test
    void whatComesWhileAGroupIsServedFormsTheNextOnesEachOfDistinctRequests() {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        answers.add(ask(0));
        await().until(() -> groups.size() == 1);
        // 11 is the same as 1: no group may hold both.
        List.of(1, 11, 2, 3, 4, 5).forEach(number -> answers.add(ask(number)));
        await().until(() -> asked.get() == answers.size());
        first.countDown();

        assertThat(answers.stream().map(CompletableFuture::join)).containsExactly(0, 100, 1100, 200, 300, 400, 500);
        assertThat(groups.getFirst()).as("alone, served at once").containsExactly(0);
        assertThat(groups).allSatisfy(group -> assertThat(group).hasSizeLessThanOrEqualTo(AT_MOST));
        assertThat(groups).noneMatch(group -> group.contains(1) && group.contains(11));
    }

    @Test
    void whatTheServerThrowsEachOfTheGroupIsTold() {
        first.countDown();
        assertThatThrownBy(() -> gathering.ask("key", -1)).isInstanceOf(IllegalStateException.class);
        assertThat(gathering.ask("key", 7)).as("and the next is served").isEqualTo(700);
    }

    @Test
    void anErrorOfTheServerCostsItsGroupAndNoLaterOne() {
        first.countDown();
        assertThatThrownBy(() -> gathering.ask("key", BROKEN)).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(gathering.ask("key", 7)).as("and the next is served").isEqualTo(700);
    }

    private CompletableFuture<Integer> ask(int number) {
        return CompletableFuture.supplyAsync(
                () -> {
                    asked.incrementAndGet();
                    return gathering.ask("key", number);
                },
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private void serve(String key, List<Waiting<Integer, Integer>> group) {
        groups.add(group.stream().map(Waiting::request).toList());
        try {
            first.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (group.getFirst().request() == BROKEN) {
            throw new StackOverflowError("for the test");
        }
        if (group.getFirst().request() < 0) {
            throw new IllegalStateException("no");
        }
        group.forEach(waiting -> waiting.answer().complete(waiting.request() * 100));
    }
}
