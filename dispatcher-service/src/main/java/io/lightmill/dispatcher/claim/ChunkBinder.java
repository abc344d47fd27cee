package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.event.ItemVersion;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.attempt.Deadlines;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.Invocations.AtClaim;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.ItemEvents;
import io.lightmill.outbox.Outbox;
import io.lightmill.outbox.OutboxMessage;
import io.lightmill.trace.CurrentTrace;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Binds what was picked: an attempt for each chunk, its items processing, and the word of it to the others. */
@Singleton
class ChunkBinder {

    private final Attempts attempts;
    private final ChunkItems items;
    private final Outbox outbox;
    private final InstantSource clock;

    ChunkBinder(Attempts attempts, ChunkItems items, Outbox outbox, InstantSource clock) {
        this.attempts = attempts;
        this.items = items;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What becomes of these picks; {@link #write} makes it true. */
    Binding binding(Endpoint endpoint, Map<Claim, Picking.Pick> picks, Map<UUID, AtClaim> rows) {
        Instant now = clock.instant();
        Map<UUID, List<ChunkItem>> chunks = new LinkedHashMap<>();
        List<Double> limits = new ArrayList<>();
        List<Attempt> begun = new ArrayList<>();
        List<OutboxMessage> events = new ArrayList<>();
        Map<Claim, Served> served = new LinkedHashMap<>();
        picks.forEach((claim, pick) -> {
            AtClaim row = Objects.requireNonNull(rows.get(claim.invocationId()));
            Attempt attempt = attempt(endpoint, claim, pick, now);
            double limit = row.sessionLeft(endpoint, claim.request().runId())
                    + endpoint.grace().toMillis() / 1000.0;
            chunks.put(attempt.id(), pick.items());
            begun.add(attempt);
            limits.add(limit);
            try (CurrentTrace.Scope scope = CurrentTrace.enter(pick.job().traceparent())) {
                events.add(started(attempt, pick, now));
            }
            double deadline = Math.min(Deadlines.SECONDS, limit);
            served.put(
                    claim,
                    new Served(
                            new Grant.Bound(attempt, pick.job(), pick.items(), pick.charge(), deadline, limit), row));
        });
        return new Binding(served, begun, limits, chunks, events, now);
    }

    /** The items are locked, and so are the invocations. */
    void write(Binding binding) {
        attempts.begin(binding.begun(), binding.limits());
        items.bind(binding.chunks(), binding.at().toEpochMilli());
        outbox.appendAll(binding.events());
    }

    /**
     * Attempts that are about to begin.
     *
     * @param limits of the attempts, in seconds, in their order
     * @param chunks the items of each attempt
     */
    record Binding(
            Map<Claim, Served> served,
            List<Attempt> begun,
            List<Double> limits,
            Map<UUID, List<ChunkItem>> chunks,
            List<OutboxMessage> events,
            Instant at) {}

    private static Attempt attempt(Endpoint endpoint, Claim claim, Picking.Pick pick, Instant now) {
        return new Attempt(
                Ids.create(now),
                claim.invocationId(),
                claim.request().runId(),
                claim.request().number(),
                pick.job().id(),
                pick.job().userId(),
                endpoint.name(),
                pick.job().engine(),
                pick.items().stream().map(ChunkItem::id).toList(),
                0,
                true,
                false,
                0,
                pick.charge().seconds());
    }

    private static OutboxMessage started(Attempt attempt, Picking.Pick pick, Instant now) {
        List<ItemVersion> versions = pick.items().stream()
                .map(item -> new ItemVersion(item.id(), Item.nextVersion(item.version(), now.toEpochMilli())))
                .toList();
        return ItemEvents.started(attempt.jobId(), attempt.id(), versions, now);
    }
}
