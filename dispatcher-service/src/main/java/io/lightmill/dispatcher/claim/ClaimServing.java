package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.event.ItemVersion;
import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.database.Ids;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.invocation.Invocations.AtClaim;
import io.lightmill.dispatcher.queue.Due;
import io.lightmill.dispatcher.queue.Due.DueJob;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.ItemEvents;
import io.lightmill.dispatcher.queue.Jobs;
import io.lightmill.outbox.Outbox;
import io.lightmill.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Serves a group of claims of one endpoint in one transaction. The invocations' rows are locked first, so that two claims of
 * one invocation, at whatever replica, come one after another; items are locked by passing over those of others.
 */
@Singleton
public class ClaimServing {

    /** Less than this left of the session is not worth a chunk: a PUT alone may take 20 s. */
    private static final double LEAST_SESSION_SECONDS = 25;

    private static final int RUNNING_ATTEMPTS = 2;

    private final Transactions transactions;
    private final Invocations invocations;
    private final Attempts attempts;
    private final Jobs jobs;
    private final ChunkItems items;
    private final Due due;
    private final Figures figures;
    private final Outbox outbox;
    private final InstantSource clock;

    ClaimServing(
            Transactions transactions,
            Invocations invocations,
            Attempts attempts,
            Jobs jobs,
            ChunkItems items,
            Due due,
            Figures figures,
            Outbox outbox,
            InstantSource clock) {
        this.transactions = transactions;
        this.invocations = invocations;
        this.attempts = attempts;
        this.jobs = jobs;
        this.items = items;
        this.due = due;
        this.figures = figures;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Serves claims of different invocations of an endpoint; what was granted is committed when this returns. */
    Map<Claim, Served> serve(Endpoint endpoint, List<Claim> claims) {
        Set<Engine> engines = claims.stream()
                .flatMap(claim -> claim.engines(endpoint).stream())
                .collect(Collectors.toSet());
        // Read before and without locks: a claim that finds nothing costs the others nothing.
        List<DueJob> dueJobs = engines.isEmpty() ? List.of() : due.jobs(engines);
        int bulk = dueJobs.stream().anyMatch(job -> job.lane() == Lane.BULK) ? bulkWaiting(endpoint, claims.size()) : 0;
        return transactions.in(() -> {
            Picking picking =
                    new Picking(endpoint, new Turns(dueJobs, ThreadLocalRandom.current()), bulk, jobs, items, figures);
            return serve(endpoint, claims, picking);
        });
    }

    /** Counted as far as a chunk's size depends on it, for the last claim of the group too. */
    private int bulkWaiting(Endpoint endpoint, int claims) {
        int enough = (2 * Math.max(1, endpoint.budget()) + claims) * endpoint.chunk();
        return due.count(endpoint.engines(), enough, 0).stream()
                .filter(waiting -> waiting.lane() == Lane.BULK)
                .mapToInt(Due.Waiting::items)
                .sum();
    }

    private Map<Claim, Served> serve(Endpoint endpoint, List<Claim> claims, Picking picking) {
        List<UUID> ids = claims.stream().map(Claim::invocationId).toList();
        Map<UUID, AtClaim> rows = invocations.lock(ids).stream().collect(Collectors.toMap(AtClaim::id, row -> row));
        Map<UUID, List<Attempt>> running =
                attempts.running(ids).stream().collect(Collectors.groupingBy(Attempt::invocationId));
        Map<Attempts.Key, Attempt> before =
                attempts.madeBy(claims.stream().map(Claim::key).toList());
        Map<Claim, Served> served = new LinkedHashMap<>();
        for (Claim claim : claims) {
            AtClaim row = rows.get(claim.invocationId());
            Grant grant = row == null
                    ? new Grant.Stranger()
                    : withoutWork(
                            endpoint, claim, row, before.get(claim.key()), running.getOrDefault(row.id(), List.of()));
            if (grant != null) {
                served.put(claim, new Served(grant, row));
            }
        }
        List<Claim> able =
                claims.stream().filter(claim -> !served.containsKey(claim)).toList();
        bind(endpoint, picking.pick(able), rows, served);
        able.forEach(
                claim -> served.putIfAbsent(claim, new Served(new Grant.Nothing(), rows.get(claim.invocationId()))));
        invocations.claimed(
                endpoint,
                served.entrySet().stream()
                        .filter(entry -> entry.getValue().row() != null)
                        .map(entry -> mark(entry.getKey(), entry.getValue().grant()))
                        .toList());
        return served;
    }

    /** What a claim gets for what it is; null: it is to get work, if there is any. */
    private @Nullable Grant withoutWork(
            Endpoint endpoint, Claim claim, AtClaim row, @Nullable Attempt before, List<Attempt> running) {
        UUID run = claim.request().runId();
        if (before != null) {
            return repeat(before);
        }
        if (row.closed()
                || running.stream().anyMatch(attempt -> !attempt.runId().equals(run))) {
            return new Grant.Nothing();
        }
        if (running.size() >= RUNNING_ATTEMPTS) {
            return new Grant.Busy();
        }
        return sessionLeft(endpoint, claim, row) < LEAST_SESSION_SECONDS ? new Grant.Nothing() : null;
    }

    /** The same claim again: its answer was lost. It gets what still belongs to it. */
    private Grant repeat(Attempt attempt) {
        Attempts.Left left =
                attempts.left(List.of(attempt.id())).stream().findFirst().orElse(null);
        return jobs.find(attempt.jobId())
                .filter(job -> !job.cancelled() && left != null && left.deadline() > 0)
                .<Grant>map(job -> new Grant.Bound(
                        attempt,
                        job,
                        items.stillOf(attempt.id(), attempt.items()),
                        left == null ? 0 : left.deadline(),
                        left == null ? 0 : left.session()))
                .filter(grant ->
                        grant instanceof Grant.Bound bound && !bound.items().isEmpty())
                .orElseGet(Grant.Nothing::new);
    }

    private void bind(
            Endpoint endpoint, Map<Claim, Picking.Pick> picks, Map<UUID, AtClaim> rows, Map<Claim, Served> served) {
        Instant now = clock.instant();
        Map<UUID, List<ChunkItem>> chunks = new HashMap<>();
        List<Attempt> begun = new ArrayList<>();
        List<Double> sessions = new ArrayList<>();
        List<OutboxMessage> events = new ArrayList<>();
        picks.forEach((claim, pick) -> {
            AtClaim row = Objects.requireNonNull(rows.get(claim.invocationId()));
            Attempt attempt = attempt(endpoint, claim, pick, now);
            double session = sessionLeft(endpoint, claim, row);
            chunks.put(attempt.id(), pick.items());
            begun.add(attempt);
            sessions.add(session);
            events.add(started(attempt, pick, now));
            double deadline = Math.min(Attempts.DEADLINE_SECONDS, session);
            served.put(claim, new Served(new Grant.Bound(attempt, pick.job(), pick.items(), deadline, session), row));
        });
        attempts.begin(begun, sessions);
        items.bind(chunks, now.toEpochMilli());
        outbox.appendAll(events);
    }

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
                pick.predicted());
    }

    private static OutboxMessage started(Attempt attempt, Picking.Pick pick, Instant now) {
        List<ItemVersion> versions = pick.items().stream()
                .map(item -> new ItemVersion(item.id(), Item.nextVersion(item.version(), now.toEpochMilli())))
                .toList();
        return ItemEvents.started(attempt.jobId(), attempt.id(), versions, now);
    }

    private static double sessionLeft(Endpoint endpoint, Claim claim, AtClaim row) {
        double spent = row.runId().equals(claim.request().runId()) ? row.sinceRun() : 0;
        return endpoint.session().toMillis() / 1000.0 - spent;
    }

    private static Invocations.Claimed mark(Claim claim, Grant grant) {
        return new Invocations.Claimed(
                claim.invocationId(),
                claim.request().runId(),
                claim.request().runpodId(),
                grant instanceof Grant.Bound,
                grant instanceof Grant.Nothing);
    }

    /**
     * A claim's grant and its invocation as it was found.
     *
     * @param row null for a stranger
     */
    record Served(Grant grant, @Nullable AtClaim row) {}
}
