package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Figures;
import io.lightmill.dispatcher.queue.Due;
import io.lightmill.dispatcher.queue.Due.DueJob;
import io.lightmill.dispatcher.queue.Jobs;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks, without locks, at what is due for a group of claims: one that finds nothing costs the others nothing. */
@Singleton
class Pickings {

    /** Who was given a set is ahead by a chunk, and by what others were given in the same moment: less would lift those who only waited. */
    static final double SLACK_CHUNKS = 4;

    private final Due due;
    private final Jobs jobs;
    private final ChunkItems items;
    private final Figures figures;

    Pickings(Due due, Jobs jobs, ChunkItems items, Figures figures) {
        this.due = due;
        this.jobs = jobs;
        this.items = items;
        this.figures = figures;
    }

    /** What a group picks from; anew for each run of its transaction. */
    Supplier<Picking> prepare(Endpoint endpoint, List<Claim> claims) {
        Set<Engine> engines = claims.stream()
                .flatMap(claim -> claim.engines(endpoint).stream())
                .collect(Collectors.toSet());
        List<DueJob> dueJobs = engines.isEmpty() ? List.of() : due.jobs(engines);
        int bulk = dueJobs.stream().anyMatch(job -> job.lane() == Lane.BULK) ? bulkWaiting(endpoint, claims.size()) : 0;
        List<Engine> waitedFor = dueJobs.stream().map(DueJob::engine).distinct().toList();
        double slack = SLACK_CHUNKS * figures.longestChunkSeconds(endpoint, waitedFor);
        return () -> new Picking(
                endpoint, new Turns(dueJobs, ThreadLocalRandom.current(), slack), bulk, jobs, items, figures);
    }

    /** Counted as far as a chunk's size depends on it, for the last claim of the group too. */
    private int bulkWaiting(Endpoint endpoint, int claims) {
        int enough = (2 * Math.max(1, endpoint.budget()) + claims) * endpoint.chunk();
        return due.count(endpoint.engines(), enough, 0).stream()
                .filter(waiting -> waiting.lane() == Lane.BULK)
                .mapToInt(Due.Waiting::items)
                .sum();
    }
}
