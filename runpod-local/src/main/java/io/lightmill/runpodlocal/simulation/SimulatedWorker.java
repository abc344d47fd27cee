package io.lightmill.runpodlocal.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.lightmill.runpodlocal.endpoint.TakeDesk;
import io.lightmill.runpodlocal.endpoint.Worker;
import io.lightmill.runpodlocal.fault.TakeFault;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.Request;
import io.lightmill.runpodlocal.worker.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One worker of concurrency 1: cold start, then take, run, post, take again. */
final class SimulatedWorker {

    /** As the SDK does: twice more, and only after a 5xx. */
    private static final List<Duration> POST_PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(3));

    private static final Duration SOON = Duration.ofMillis(1);

    private final String id;
    private final Surroundings with;
    private final Endpoint endpoint;
    private final Results results;
    private final Consumer<SimulatedWorker> gone;
    private final TakeDesk.Poll poll;
    private final Consumer<List<String>> stopWord = this::stopped;
    private @Nullable Request request;
    private @Nullable SimulatedRun run;
    private Instant idleSince = Instant.MAX;
    private boolean dead;

    SimulatedWorker(String id, Surroundings with, Endpoint endpoint, Results results, Consumer<SimulatedWorker> gone) {
        this.id = id;
        this.with = with;
        this.endpoint = endpoint;
        this.results = results;
        this.gone = gone;
        this.poll = new TakeDesk.Poll(id, 1, taken -> take(taken.getFirst()));
    }

    String id() {
        return id;
    }

    void start() {
        endpoint.workers().starting(id);
        event("worker-started");
        with.timers().after(with.settings().get().coldStart().sample(with.random()), this::ready);
    }

    boolean isIdleSince(Instant instant) {
        return request == null && !idleSince.isAfter(instant);
    }

    /** The requests that its pings name; nothing is heard of a dead one. */
    Optional<Set<String>> ping() {
        return dead ? Optional.empty() : Optional.of(request == null ? Set.of() : Set.of(request.id()));
    }

    /** SIGKILL: it says nothing more, and the platform will notice by its silence. */
    void kill() {
        if (!dead) {
            event("worker-killed");
            end();
        }
    }

    /** It ends in good order, while idle. */
    void leave() {
        if (!dead) {
            end();
            endpoint.workerGone(id, "not needed");
        }
    }

    private void end() {
        dead = true;
        if (run != null) {
            run.stop();
        }
        endpoint.takes().leave(poll);
        endpoint.stops().leave(id, stopWord);
        gone.accept(this);
    }

    private void ready() {
        if (!dead) {
            event("worker-ready");
            endpoint.stops().ask(id, stopWord);
            ask();
        }
    }

    private void ask() {
        if (endpoint.workers().find(id).map(Worker::life).orElse(Worker.Life.READY) == Worker.Life.STOPPING) {
            leave();
        } else {
            idleSince = with.now();
            endpoint.poll(poll, id);
        }
    }

    private void take(Request taken) {
        request = taken;
        if (with.faults().strike(TakeFault.Duplicated.class).isPresent()) {
            endpoint.queue().deliverAgain(taken);
            // Not from within the desk that hands requests out.
            with.timers().after(SOON, endpoint.takes()::wake);
        }
        Optional<InvocationInput> invocation = invocation(taken);
        if (invocation.isEmpty()) {
            post(taken.id(), Json.bytes(Json.object().put("error", "The input is no invitation to claim work.")), 0);
            return;
        }
        run = new SimulatedRun(with, new Owner(taken.id()), id, taken.id(), invocation.get());
        run.start();
    }

    private static Optional<InvocationInput> invocation(Request request) {
        try {
            JsonNode input = Json.read(request.asked().input().getBytes(StandardCharsets.UTF_8));
            boolean complete = input.path("url").isTextual()
                    && input.path("token").isTextual()
                    && input.path("invocationId").isTextual();
            return complete ? Optional.of(Json.convert(input, InvocationInput.class)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private final class Owner implements SimulatedRun.Owner {
        private final String requestId;

        Owner(String requestId) {
            this.requestId = requestId;
        }

        @Override
        public void returned(RunResult result) {
            post(requestId, Json.bytes(Json.object().putPOJO("output", result)), 0);
        }

        @Override
        public void dies() {
            kill();
        }
    }

    private void post(String requestId, byte[] body, int tries) {
        if (dead) {
            return;
        }
        OptionalInt status = results.post(endpoint, id, requestId, bounded(body));
        if (status.isPresent() && status.getAsInt() >= 500 && tries < POST_PAUSES.size()) {
            with.timers().after(POST_PAUSES.get(tries), () -> post(requestId, body, tries + 1));
        } else {
            next();
        }
    }

    private Optional<byte[]> bounded(byte[] body) {
        return body.length <= endpoint.settings().limits().runBytes() ? Optional.of(body) : Optional.empty();
    }

    /** Later, not now: who is served at once, again and again, would never return. */
    private void next() {
        request = null;
        run = null;
        with.timers().after(Duration.ZERO, () -> {
            if (!dead) {
                ask();
            }
        });
    }

    private void stopped(List<String> ids) {
        if (dead) {
            return;
        }
        endpoint.stops().ask(id, stopWord);
        if (request != null && ids.contains(request.id()) && run != null) {
            run.stop();
            next();
        }
    }

    private void event(String event) {
        with.ledger()
                .entry(event)
                .with("endpoint", endpoint.settings().id())
                .with("workerId", id)
                .with("simulated", true)
                .write();
    }
}
