package io.lightmill.runpodlocal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens in whatever order, the queue's invariants hold. */
class RequestQueueScheduleTest {

    private static final int STEPS = 400;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private final ManualTime time = new ManualTime();
    private final Map<String, Status> finals = new HashMap<>();
    private final List<Request> known = new ArrayList<>();
    private int ends;

    private final RequestQueue queue =
            new RequestQueue(QueueRules.production(), time, UUID::randomUUID, this::happened);

    private void happened(QueueEvent event) {
        Request request = event.request();
        switch (event) {
            case QueueEvent.Ended ignored -> {
                ends++;
                assertThat(request.status().isFinal()).isTrue();
                assertThat(finals.put(request.id(), request.status())).isNull();
            }
            case QueueEvent.Queued queued -> {
                assertThat(request.status()).isEqualTo(Status.IN_QUEUE);
                if (queued.came() == QueueEvent.Came.RETRIED) {
                    assertThat(finals.remove(request.id())).isNotNull();
                }
            }
            case QueueEvent.Taken ignored -> assertThat(request.status()).isEqualTo(Status.IN_PROGRESS);
            case QueueEvent.Removed ignored ->
                assertThat(queue.find(request.id())).isEmpty();
            case QueueEvent.Progressed ignored -> {}
            case QueueEvent.Streamed ignored -> {}
            case QueueEvent.StopWanted ignored -> {}
            case QueueEvent.PostIgnored ignored -> {}
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void finalStatesStayAndNothingIsLost(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            act(random);
            finals.forEach((id, status) -> queue.find(id)
                    .ifPresent(request ->
                            assertThat(request.status()).as("seed " + seed).isEqualTo(status)));
        }
        drain(seed);
    }

    private void act(Random random) {
        String worker = "w" + random.nextInt(4);
        switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                known.add(queue.accept(new NewRequest(
                        random.nextBoolean(),
                        "{}",
                        null,
                        null,
                        new Policy(
                                Duration.ofSeconds(5 + random.nextInt(100)),
                                Duration.ofSeconds(10 + random.nextInt(200)),
                                random.nextInt(5) == 0))));
            case 3, 4 -> queue.take(worker, 1 + random.nextInt(3));
            case 5 -> any(random).ifPresent(request -> queue.post(request.id(), worker, posted(random)));
            case 6 -> any(random).ifPresent(request -> queue.cancel(request.id()));
            case 7 ->
                any(random)
                        .filter(request -> queue.find(request.id()).isPresent())
                        .ifPresent(queue::retry);
            case 8 -> queue.workerLost(worker);
            case 9 -> queue.pinged(worker, Set.of());
            case 10 -> any(random).ifPresent(request -> queue.putBack(request, worker));
            default -> {
                time.pass(Duration.ofSeconds(random.nextInt(30)));
                queue.tick();
            }
        }
    }

    private Optional<Request> any(Random random) {
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(random.nextInt(known.size())));
    }

    private static Posted posted(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Posted.Progress("1");
            case 1 -> new Posted.Unreadable();
            case 2 -> new Posted.Result(Status.FAILED, Outcome.failed("no"));
            default -> new Posted.Result(Status.COMPLETED, Outcome.of("1"));
        };
    }

    /** In the end every request ends by itself, and then its result expires. */
    private void drain(long seed) {
        for (int i = 0; i < 10; i++) {
            time.pass(Duration.ofMinutes(5));
            queue.tick();
        }
        Counts counts = queue.counts();
        assertThat(counts.inProgress()).as("seed " + seed).isZero();
        assertThat(counts.inQueue()).as("seed " + seed).isZero();
        assertThat(queue.all()).as("seed " + seed).isEmpty();
        assertThat(counts.completed() + counts.failed()).isLessThanOrEqualTo(ends);
    }
}
