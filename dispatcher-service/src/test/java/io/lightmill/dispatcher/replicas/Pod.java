package io.lightmill.dispatcher.replicas;

import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.event.OutputArchived;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.contracts.worker.ClaimedChunk.ClaimedItem;
import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.FakeStorage;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.claim.ClaimResource;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.Tokens;
import io.lightmill.dispatcher.rescue.WebhookResource;
import io.lightmill.dispatcher.runpod.RunAnswer;
import io.lightmill.dispatcher.runpod.RunPod;
import io.lightmill.dispatcher.runpod.StatusAnswer;
import io.lightmill.dispatcher.settle.OutputVerdicts;
import io.lightmill.dispatcher.settle.ReportResource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * RunPod and its workers: each request that comes is a run, which claims, makes, reports and ends after a few chunks. It is the
 * judge too, being the only one who knows what was really made and how much really ran at once.
 */
final class Pod implements RunPod {

    private static final int MOST_CHUNKS = 4;

    private final Gateway gateway;
    private final Tokens tokens;
    private final FakeStorage storage;
    private final Set<UUID> live = ConcurrentHashMap.newKeySet();
    private final Map<String, StatusAnswer> ended = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> made = new ConcurrentHashMap<>();
    private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();

    Pod(Gateway gateway, Tokens tokens, FakeStorage storage) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.storage = storage;
    }

    /** How often each item was made. */
    Map<UUID, Integer> made() {
        return made;
    }

    /** What should not have happened. */
    Queue<String> wrongs() {
        return wrongs;
    }

    /** Requests that it has and has not ended. */
    int live() {
        return live.size();
    }

    @Override
    public Optional<Turn> turn() {
        return FakeRunPod.atOnce();
    }

    @Override
    public RunAnswer run(Endpoint endpoint, InvocationInput input, String webhook, long notAfter) {
        UUID invocation = input.invocationId();
        if (!live.add(invocation) || ended.containsKey(FakeRunPod.runpodId(invocation))) {
            wrongs.add("posted twice: " + invocation);
        }
        if (live.size() > endpoint.budget()) {
            wrongs.add(live.size() + " requests at once");
        }
        Thread.ofVirtual().name("run-" + invocation).start(() -> work(input));
        return ThreadLocalRandom.current().nextInt(10) == 0
                ? new RunAnswer.Unknown("the answer was lost")
                : FakeRunPod.accept(input);
    }

    @Override
    public StatusAnswer status(Endpoint endpoint, String runpodId) {
        return ended.getOrDefault(runpodId, new StatusAnswer.Live("IN_PROGRESS", true));
    }

    @Override
    public boolean cancel(Endpoint endpoint, String runpodId) {
        return true; // advisory, and too late: what is here runs already
    }

    private void work(InvocationInput input) {
        UUID invocation = input.invocationId();
        UUID run = UUID.randomUUID();
        List<RunResult.AttemptResult> results = new ArrayList<>();
        try {
            int most = ThreadLocalRandom.current().nextInt(1, MOST_CHUNKS + 1);
            for (int number = 1; number <= most; number++) {
                ClaimedChunk chunk = claim(input, run, number);
                if (chunk == null) {
                    break;
                }
                results.add(new RunResult.AttemptResult(chunk.attemptId(), make(input, chunk)));
            }
        } catch (RuntimeException e) {
            wrongs.add("a worker died: " + e);
        }
        end(invocation, new RunResult(1, invocation, run, results));
    }

    private ClaimedChunk claim(InvocationInput input, UUID run, int number) {
        return gateway.ask(replica -> replica.get(ClaimResource.class)
                .claim(input.invocationId(), bearer(input), Fixture.claim(input.invocationId(), run, number)));
    }

    private List<ItemReport> make(InvocationInput input, ClaimedChunk chunk) {
        List<ItemReport> reports = new ArrayList<>();
        for (ClaimedItem item : chunk.items()) {
            made.merge(item.id(), 1, Integer::sum);
            storage.bucket.add(new Outputs.Key(chunk.jobId(), item.id(), chunk.attemptId()));
            ItemReport report = Fixture.generated(item.id());
            reports.add(report);
            int times = ThreadLocalRandom.current().nextInt(8) == 0 ? 2 : 1;
            for (int time = 0; time < times; time++) {
                gateway.ask(replica ->
                        replica.get(ReportResource.class).reports(chunk.attemptId(), bearer(input), List.of(report)));
            }
            gateway.ask(replica -> archive(replica, chunk, item));
        }
        return reports;
    }

    private static boolean archive(Replica replica, ClaimedChunk chunk, ClaimedItem item) {
        replica.get(OutputVerdicts.class)
                .archived(List.of(new OutputArchived(
                        chunk.jobId(),
                        item.id(),
                        UUID.randomUUID(),
                        chunk.attemptId(),
                        "o",
                        "image/png",
                        7,
                        "s",
                        1,
                        1,
                        1,
                        Instant.now())));
        return true;
    }

    private void end(UUID invocation, RunResult result) {
        String runpodId = FakeRunPod.runpodId(invocation);
        ended.put(runpodId, new StatusAnswer.Terminal("COMPLETED", result));
        live.remove(invocation);
        byte[] body = "{\"id\":\"%s\"}".formatted(runpodId).getBytes(StandardCharsets.UTF_8);
        gateway.ask(replica -> {
            replica.get(WebhookResource.class)
                    .webhook(invocation, tokens.sign(Tokens.Purpose.WEBHOOK, invocation), body);
            return true;
        });
    }

    private static String bearer(InvocationInput input) {
        return "Bearer " + input.token();
    }
}
