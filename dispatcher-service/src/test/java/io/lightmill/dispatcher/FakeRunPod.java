package io.lightmill.dispatcher;

import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.runpod.RunAnswer;
import io.lightmill.dispatcher.runpod.RunPod;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** RunPod in the process: remembers what it was asked and answers as it is told. */
@Mock
@Singleton
public class FakeRunPod implements RunPod {

    public final Queue<InvocationInput> posted = new ConcurrentLinkedQueue<>();
    public final Queue<String> cancelled = new ConcurrentLinkedQueue<>();
    public final Queue<String> asked = new ConcurrentLinkedQueue<>();
    public final Map<String, StatusAnswer> statuses = new ConcurrentHashMap<>();
    public volatile Function<InvocationInput, RunAnswer> answer = FakeRunPod::accept;
    public volatile Supplier<Optional<Turn>> turn = FakeRunPod::atOnce;

    public void reset() {
        posted.clear();
        cancelled.clear();
        asked.clear();
        statuses.clear();
        answer = FakeRunPod::accept;
        turn = FakeRunPod::atOnce;
    }

    public static Optional<Turn> atOnce() {
        return Optional.of(() -> {});
    }

    public static RunAnswer accept(InvocationInput input) {
        return new RunAnswer.Accepted(runpodId(input.invocationId()));
    }

    public static String runpodId(UUID invocationId) {
        return invocationId + "-u1";
    }

    @Override
    public Optional<Turn> turn() {
        return turn.get();
    }

    @Override
    public RunAnswer run(Endpoint endpoint, InvocationInput input, String webhook, long notAfter) {
        posted.add(input);
        return answer.apply(input);
    }

    @Override
    public StatusAnswer status(Endpoint endpoint, String runpodId) {
        asked.add(runpodId);
        return statuses.getOrDefault(runpodId, new StatusAnswer.Live("IN_QUEUE", false));
    }

    @Override
    public boolean cancel(Endpoint endpoint, String runpodId) {
        cancelled.add(runpodId);
        return true;
    }
}
