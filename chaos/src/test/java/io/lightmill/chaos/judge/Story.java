package io.lightmill.chaos.judge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.chaos.evidence.Allowance;
import io.lightmill.chaos.evidence.Bucket;
import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.chaos.evidence.Rules;
import io.lightmill.chaos.evidence.StoredFile;
import io.lightmill.chaos.evidence.Witness;
import io.lightmill.contracts.api.ItemCounts;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.e2e.api.Json;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes down, from all sides, what happened; times are in seconds from its beginning. */
final class Story {

    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    static final double DEADLINE = 90;
    static final String POISON = "poison";
    static final int BYTES = 100;

    private final List<LedgerLine> endpoint = new ArrayList<>();
    private final List<ClientLine> clients = new ArrayList<>();
    private final Map<String, StoredFile> bucket = new LinkedHashMap<>();
    private final Map<UUID, JobEnd> jobs = new LinkedHashMap<>();
    private final List<Allowance> allowances = new ArrayList<>(List.of(new Allowance(BEGIN, 2)));
    private @Nullable Witness witness;

    /** A job as it was accepted. */
    record Order(UUID id, String user, String key, List<UUID> items) {}

    /** A chunk as it was handed out. */
    record Chunk(UUID attempt, String request, UUID job, List<UUID> items) {}

    static Instant at(double seconds) {
        return BEGIN.plusMillis(Math.round(1000 * seconds));
    }

    // Clients

    Order submit(double time, String user, int items) {
        String key = "job of " + user + " at " + time;
        Order order = new Order(
                UUID.randomUUID(),
                user,
                key,
                IntStream.range(0, items).mapToObj(i -> UUID.randomUUID()).toList());
        client(submission(time, order, 202, order.id()));
        return order;
    }

    static ClientLine.Submitted submission(double time, Order order, int status, @Nullable UUID job) {
        return new ClientLine.Submitted(
                at(time - 0.1),
                at(time),
                order.user(),
                order.key(),
                "body",
                order.items().size(),
                status,
                job);
    }

    void client(ClientLine line) {
        clients.add(line);
    }

    void steer(double sent, double answered, Order order, ClientLine.Verb verb, int status) {
        client(new ClientLine.Steered(at(sent), at(answered), order.user(), order.id(), verb, status));
    }

    void ends(Order order, Lane lane, List<ItemEnd> items) {
        boolean cancelled = items.stream().anyMatch(item -> item.state() == ItemState.CANCELLED);
        boolean completed = items.stream().anyMatch(item -> item.state() == ItemState.COMPLETED);
        ends(new JobEnd(
                order.id(),
                order.user(),
                order.key(),
                lane,
                cancelled ? JobState.CANCELLED : completed ? JobState.COMPLETED : JobState.FAILED,
                cancelled || wasToldToCancel(order),
                counts(items),
                items));
    }

    private boolean wasToldToCancel(Order order) {
        return clients.stream()
                .anyMatch(line -> line instanceof ClientLine.Steered steered
                        && steered.verb() == ClientLine.Verb.CANCEL
                        && steered.job().equals(order.id()));
    }

    void ends(JobEnd end) {
        jobs.put(end.id(), end);
    }

    static ItemCounts counts(List<ItemEnd> items) {
        return new ItemCounts(
                items.size(),
                0,
                0,
                0,
                count(items, ItemState.COMPLETED),
                count(items, ItemState.FAILED),
                count(items, ItemState.CANCELLED));
    }

    private static int count(List<ItemEnd> items, ItemState state) {
        return (int) items.stream().filter(item -> item.state() == state).count();
    }

    static ItemEnd completed(Order order, int ordinal, UUID attempt, double time) {
        return completed(order, ordinal, attempt, 1, time);
    }

    static ItemEnd completed(Order order, int ordinal, UUID attempt, int attempts, double time) {
        return new ItemEnd(
                order.items().get(ordinal),
                ordinal,
                ItemState.COMPLETED,
                "a prompt",
                attempts,
                null,
                attempt,
                sha(attempt),
                (long) BYTES,
                at(time));
    }

    static ItemEnd failed(Order order, int ordinal, String prompt, ErrorCode code, double time) {
        return new ItemEnd(
                order.items().get(ordinal), ordinal, ItemState.FAILED, prompt, 1, code, null, null, null, at(time));
    }

    static ItemEnd open(Order order, int ordinal, ItemState state, double time) {
        return new ItemEnd(order.items().get(ordinal), ordinal, state, "a prompt", 0, null, null, null, null, at(time));
    }

    // The endpoint

    void accepted(double time, String request, UUID invocation) {
        ObjectNode line = line(time, "accepted");
        line.put("requestId", request)
                .put("invocationId", invocation.toString())
                .put("ttlMillis", 240_000);
    }

    void request(double time, String event, String request) {
        line(time, event).put("requestId", request);
    }

    void budget(double time, int budget) {
        allowances.add(new Allowance(at(time), budget));
    }

    /** The worker that served a request. */
    void killed(double time, String request) {
        line(time, "worker-killed").put("workerId", "worker of " + request);
    }

    void fault(double time, String fault) {
        line(time, "fault").put("fault", fault);
    }

    Chunk claimed(double time, String request, UUID job, List<UUID> items) {
        return claimed(time, time, request, job, items);
    }

    Chunk claimed(double bound, double heard, String request, UUID job, List<UUID> items) {
        Chunk chunk = new Chunk(attemptMadeAt(at(bound)), request, job, items);
        ObjectNode line = about(heard, "claimed", chunk);
        line.put("jobId", job.toString()).put("deadlineSeconds", DEADLINE);
        items.forEach(item -> line.withArray("itemIds").add(item.toString()));
        return chunk;
    }

    void started(double time, Chunk chunk, UUID item) {
        about(time, "started", chunk).put("itemId", item.toString());
    }

    void ended(double time, Chunk chunk, UUID item) {
        about(time, "ended", chunk).put("itemId", item.toString());
    }

    void reported(double time, Chunk chunk, UUID item, String outcome) {
        about(time, "reported", chunk).put("itemId", item.toString()).put("outcome", outcome);
    }

    /** The PUT was acknowledged, and so much lies in the bucket. */
    void uploaded(double time, Chunk chunk, UUID item, int stored) {
        about(time, "uploaded", chunk).put("itemId", item.toString()).put("bytes", BYTES);
        if (stored > 0) {
            store(chunk, item, new StoredFile(stored, sha(chunk.attempt()), at(time)));
        }
    }

    void store(Chunk chunk, UUID item, StoredFile file) {
        bucket.put(chunk.job() + "/" + item + "/" + chunk.attempt(), file);
    }

    /** All of it goes well, a second for each step. */
    void made(double time, Chunk chunk, UUID item) {
        started(time, chunk, item);
        ended(time + 1, chunk, item);
        uploaded(time + 2, chunk, item, BYTES);
        reported(time + 3, chunk, item, "generated");
    }

    void testify(Witness said) {
        witness = said;
    }

    Evidence evidence() {
        List<LedgerLine> byTime = new ArrayList<>(endpoint);
        byTime.sort(Comparator.comparing(LedgerLine::at));
        return new Evidence(
                new Rules(List.copyOf(allowances), 3, 10, 400L << 20, List.of(POISON)),
                new Ledger(byTime),
                List.copyOf(clients),
                new Bucket(bucket),
                List.copyOf(jobs.values()),
                Optional.ofNullable(witness));
    }

    /** What the judge finds; those that held are left out. */
    Map<Promise, String> broken() {
        Map<Promise, String> broken = new LinkedHashMap<>();
        Judge.judge(evidence())
                .forEach(finding ->
                        finding.violation().ifPresent(violation -> broken.put(finding.promise(), violation.what())));
        return broken;
    }

    static String sha(UUID attempt) {
        return "sha of " + attempt;
    }

    private static UUID attemptMadeAt(Instant time) {
        UUID random = UUID.randomUUID();
        return new UUID(
                time.toEpochMilli() << 16 | 0x7000 | (random.getMostSignificantBits() & 0xfff),
                random.getLeastSignificantBits());
    }

    private ObjectNode about(double time, String event, Chunk chunk) {
        return line(time, event)
                .put("requestId", chunk.request())
                .put("workerId", "worker of " + chunk.request())
                .put("attemptId", chunk.attempt().toString());
    }

    private ObjectNode line(double time, String event) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        fields.put("iso", at(time).toString()).put("event", event);
        endpoint.add(new LedgerLine(at(time), event, fields));
        return fields;
    }
}
