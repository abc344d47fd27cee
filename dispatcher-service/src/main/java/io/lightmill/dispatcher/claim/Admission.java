package io.lightmill.dispatcher.claim;

import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.attempt.Deadlines;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.invocation.Invocations.AtClaim;
import io.lightmill.dispatcher.queue.Jobs;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may get work: locks the invocations of a group of claims, so that two claims of one invocation, at whatever replica, come
 * one after another, and answers those claims that get none, or theirs again.
 */
@Singleton
class Admission {

    private static final int RUNNING_ATTEMPTS = 2;

    private final Invocations invocations;
    private final Attempts attempts;
    private final Deadlines deadlines;
    private final Jobs jobs;
    private final ChunkItems items;

    Admission(Invocations invocations, Attempts attempts, Deadlines deadlines, Jobs jobs, ChunkItems items) {
        this.invocations = invocations;
        this.attempts = attempts;
        this.deadlines = deadlines;
        this.jobs = jobs;
        this.items = items;
    }

    /**
     * A group at the door.
     *
     * @param rows its invocations, locked
     * @param served those that are answered already
     * @param able those that are to get work, if there is any
     */
    record Admitted(Map<UUID, AtClaim> rows, Map<Claim, Served> served, List<Claim> able) {}

    Admitted admit(Endpoint endpoint, List<Claim> claims) {
        List<UUID> ids = claims.stream().map(Claim::invocationId).toList();
        Map<UUID, AtClaim> rows = invocations.lock(ids).stream().collect(Collectors.toMap(AtClaim::id, row -> row));
        // One that never claimed has made no attempt, and its row, which says so, is locked.
        List<Claim> later =
                claims.stream().filter(claim -> hasClaimed(rows, claim)).toList();
        Map<UUID, List<Attempt>> running = attempts
                .running(later.stream().map(Claim::invocationId).toList())
                .stream()
                .collect(Collectors.groupingBy(Attempt::invocationId));
        Map<Attempts.Key, Attempt> before =
                attempts.madeBy(later.stream().map(Claim::key).toList());
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
        return new Admitted(
                rows,
                served,
                claims.stream().filter(claim -> !served.containsKey(claim)).toList());
    }

    private static boolean hasClaimed(Map<UUID, AtClaim> rows, Claim claim) {
        AtClaim row = rows.get(claim.invocationId());
        return row != null && row.claimed();
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
        return row.isOf(run)
                        && row.sinceRun()
                                > SessionSpread.of(endpoint.session(), row.id()).toMillis() / 1000.0
                ? new Grant.Nothing()
                : null;
    }

    /** The same claim again: its answer was lost. It gets what still belongs to it. */
    private Grant repeat(Attempt attempt) {
        return deadlines.left(List.of(attempt.id())).stream()
                .filter(left -> left.deadline() > 0)
                .findFirst()
                .flatMap(left -> jobs.find(attempt.jobId())
                        .filter(job -> !job.cancelled())
                        .map(job -> new Grant.Bound(
                                attempt,
                                job,
                                items.stillOf(attempt.id(), attempt.items()),
                                null,
                                left.deadline(),
                                left.limit())))
                .filter(bound -> !bound.items().isEmpty())
                .<Grant>map(bound -> bound)
                .orElseGet(Grant.Nothing::new);
    }
}
