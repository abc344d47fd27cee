package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.invocation.ChunkSize;
import io.lightmill.dispatcher.queue.Due.DueJob;
import io.lightmill.dispatcher.queue.Job;
import io.lightmill.dispatcher.queue.Jobs;
import io.lightmill.dispatcher.queue.Shares.Charge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Picks chunks for the claims of one group, inside its transaction. It goes in rounds: each claim is told its job, each job's items are
 * locked with one statement; where a job had less than was hoped, the next round asks anew.
 */
final class Picking {

    private final Endpoint endpoint;
    private final Turns turns;
    private final Jobs jobs;
    private final ChunkItems items;
    private final Figures figures;
    /** Bulk items that wait, counted as far as the chunk's size depends on it. */
    private int bulkWaiting;

    private final Map<UUID, Optional<Job>> locked = new HashMap<>();
    private final Set<UUID> taken = new HashSet<>();

    Picking(Endpoint endpoint, Turns turns, int bulkWaiting, Jobs jobs, ChunkItems items, Figures figures) {
        this.endpoint = endpoint;
        this.turns = turns;
        this.bulkWaiting = bulkWaiting;
        this.jobs = jobs;
        this.items = items;
        this.figures = figures;
    }

    /**
     * A chunk and its job.
     *
     * @param charge what its user is charged with
     */
    record Pick(Job job, List<ChunkItem> items, Charge charge) {}

    /** Picks for as many claims as there is work for. */
    Map<Claim, Pick> pick(List<Claim> claims) {
        Map<Claim, Pick> picks = new LinkedHashMap<>();
        List<Claim> open = new ArrayList<>(claims);
        while (!open.isEmpty()) {
            Map<DueJob, List<Wish>> round = round(open);
            if (round.isEmpty()) {
                break;
            }
            round.forEach((job, wishes) -> picks.putAll(fulfil(job, wishes)));
            open.removeAll(picks.keySet());
        }
        return picks;
    }

    private Map<DueJob, List<Wish>> round(List<Claim> open) {
        Map<DueJob, List<Wish>> round = new LinkedHashMap<>();
        for (Claim claim : open) {
            turns.next(claim.engines(endpoint)).ifPresent(job -> {
                double itemSeconds = figures.itemSeconds(endpoint, job.engine());
                Wish wish = wish(claim, job, claim.largestChunk(endpoint, job.engine(), itemSeconds), turns.lift(job));
                turns.charge(job.userId(), wish.expected() * itemSeconds);
                round.computeIfAbsent(job, any -> new ArrayList<>()).add(wish);
            });
        }
        return round;
    }

    private Wish wish(Claim claim, DueJob job, int largest, double floor) {
        if (job.lane() == Lane.INTERACTIVE) {
            return new Wish(claim, endpoint.chunk(), endpoint.chunk(), floor);
        }
        int size = ChunkSize.bulk(bulkWaiting, endpoint.budget(), largest);
        // Sets stay whole: as large as they may be, until they are seen.
        int expected = job.mode() == Mode.SEMI_AUTOMATIC ? endpoint.chunk() : size;
        bulkWaiting = Math.max(0, bulkWaiting - expected);
        return new Wish(claim, size, expected, floor);
    }

    private Map<Claim, Pick> fulfil(DueJob due, List<Wish> wishes) {
        double itemSeconds = figures.itemSeconds(endpoint, due.engine());
        int hoped = wishes.stream().mapToInt(Wish::expected).sum();
        Optional<Job> job = locked.computeIfAbsent(due.id(), jobs::lockShared)
                .filter(known -> !known.cancelled() && !known.paused());
        if (job.isEmpty()) {
            turns.exhausted(due.id());
            turns.charge(due.userId(), -hoped * itemSeconds);
            return Map.of();
        }
        // A chunk more, so that the last one sees where its set ends.
        int ahead = due.mode() == Mode.SEMI_AUTOMATIC ? endpoint.chunk() : 0;
        List<ChunkItem> waiting = lockDue(due.id(), hoped + ahead);
        boolean all = waiting.size() < hoped + ahead;
        Map<Claim, Pick> picks = new LinkedHashMap<>();
        for (Wish wish : wishes) {
            List<ChunkItem> chunk = ChunkCut.next(waiting, due.mode(), wish.size(), endpoint.chunk());
            turns.charge(due.userId(), (chunk.size() - wish.expected()) * itemSeconds);
            if (!chunk.isEmpty()) {
                chunk.forEach(item -> taken.add(item.id()));
                picks.put(
                        wish.claim(), new Pick(job.get(), chunk, new Charge(chunk.size() * itemSeconds, wish.floor())));
            }
        }
        if (all && waiting.isEmpty()) {
            turns.exhausted(due.id());
        }
        return picks;
    }

    /** Items that an earlier round took are still queued and our own lock does not hide them. */
    private List<ChunkItem> lockDue(UUID jobId, int wanted) {
        return items.lockDue(jobId, wanted + taken.size()).stream()
                .filter(item -> !taken.contains(item.id()))
                .limit(wanted)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * What a claim is to get of a job.
     *
     * @param expected items, of which its user's turns know before they are seen
     * @param floor its user's share before it is charged, at least
     */
    private record Wish(Claim claim, int size, int expected, double floor) {}
}
