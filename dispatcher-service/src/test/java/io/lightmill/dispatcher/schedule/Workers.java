package io.lightmill.dispatcher.schedule;

import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.FakeStorage;
import io.lightmill.dispatcher.Fixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** RunPod's requests and the workers' side of the schedule: what they hold, what they wrote, what they have not said yet. */
final class Workers {

    /** Of every way to be tried again, and of none; of a failed upload the file may be there all the same. */
    private static final List<ErrorCode> FAILURES = List.of(
            ErrorCode.ENGINE_FAILED, ErrorCode.ENGINE_OVERLOADED, ErrorCode.CONTENT_BLOCKED, ErrorCode.UPLOAD_FAILED);

    /** A request that RunPod has. */
    static final class Request {
        final UUID invocation;
        boolean ended;
        Duration age = Duration.ZERO;
        final List<Run> runs = new ArrayList<>();

        Request(UUID invocation) {
            this.invocation = invocation;
        }

        String runpodId() {
            return FakeRunPod.runpodId(invocation);
        }
    }

    /** One execution of the handler. */
    static final class Run {
        final UUID id = UUID.randomUUID();
        final Request request;
        int claims;
        boolean dead;

        Run(Request request) {
            this.request = request;
        }
    }

    /** An attempt in a worker's hands. */
    static final class Held {
        final UUID attempt;
        final UUID job;
        final Run run;
        final Set<UUID> open;
        final List<ItemReport> unsaid = new ArrayList<>();
        final List<ItemReport> all = new ArrayList<>();
        /** The worker's own deadline has passed: it writes nothing more, but may still say what it wrote. */
        boolean over;

        Held(Run run, ClaimedChunk chunk) {
            this.run = run;
            this.attempt = chunk.attemptId();
            this.job = chunk.jobId();
            this.open = new HashSet<>(
                    chunk.items().stream().map(ClaimedChunk.ClaimedItem::id).toList());
        }
    }

    private final Map<UUID, Request> requests = new LinkedHashMap<>();
    final Map<UUID, Held> held = new HashMap<>();
    private final Random random;
    private final FakeStorage storage;

    Workers(Random random, FakeStorage storage) {
        this.random = random;
        this.storage = storage;
    }

    /** RunPod has a request. */
    void arrived(UUID invocation) {
        requests.put(invocation, new Request(invocation));
    }

    /** What the bucket holds. */
    Set<Outputs.Key> bucket() {
        return storage.bucket;
    }

    /** What a run holds or held. */
    List<Held> of(Run run) {
        return held.values().stream().filter(one -> one.run == run).toList();
    }

    List<Request> live() {
        return requests.values().stream().filter(request -> !request.ended).toList();
    }

    List<Held> holding() {
        return held.values().stream().filter(one -> !one.over && !one.run.dead).toList();
    }

    /** RunPod deletes what is older than its ttl, running or not. */
    List<Request> expire(Duration passed, Duration ttl) {
        List<Request> expired = new ArrayList<>();
        for (Request request : live()) {
            request.age = request.age.plus(passed);
            if (request.age.compareTo(ttl) >= 0) {
                request.ended = true;
                request.runs.forEach(run -> run.dead = true);
                expired.add(request);
            }
        }
        return expired;
    }

    List<Held> talking() {
        return held.values().stream().filter(one -> !one.unsaid.isEmpty()).toList();
    }

    /** Works on one open item: the file is stored first, the report may wait. */
    void work(Held one, boolean mayFail) {
        one.open.stream().findFirst().ifPresent(item -> {
            one.open.remove(item);
            ErrorCode failure =
                    mayFail && random.nextInt(4) == 0 ? FAILURES.get(random.nextInt(FAILURES.size())) : null;
            ItemReport report = failure == null ? Fixture.generated(item) : Fixture.failed(item, failure);
            boolean unanswered = failure == ErrorCode.UPLOAD_FAILED && random.nextBoolean();
            if (failure == null || unanswered) {
                storage.bucket.add(new Outputs.Key(one.job, item, one.attempt));
            }
            one.unsaid.add(report);
            one.all.add(report);
        });
    }

    /** What RunPod's result of a run repeats. */
    RunResult result(Run run) {
        return new RunResult(
                1,
                run.request.invocation,
                run.id,
                of(run).stream()
                        .map(one -> new RunResult.AttemptResult(one.attempt, List.copyOf(one.all)))
                        .toList());
    }
}
