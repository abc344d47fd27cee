package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.ChunkSize;
import io.lightmill.dispatcher.queue.Due.DueJob;
import io.lightmill.dispatcher.queue.Shares.Charge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As many workers as an endpoint's budget, in a time that is only reckoned: whoever is free claims, and gets what {@link Turns} and
 * {@link ChunkSize} say. Each user has a bulk job without an end. Now and then one of them submits a set of four.
 */
final class SimulatedWorkers {

    private static final double SET_EACH_SECONDS = 2;
    /** Claims that come within so long are served together. */
    private static final double TOGETHER_SECONDS = 0.25;
    /** More than any chunk's size depends on. */
    private static final int PLENTY = 100_000;

    private final Endpoint endpoint;
    private final List<User> users;
    private final SimulatedShares shares;
    private final Random random;
    private final PriorityQueue<Worker> workers = new PriorityQueue<>(Comparator.comparingDouble(Worker::free));
    private final List<Job> bulk;
    private final List<Job> sets = new ArrayList<>();
    private final List<Work> works = new ArrayList<>();
    private double nextSet;

    SimulatedWorkers(Endpoint endpoint, List<User> users, SimulatedShares shares, Random random) {
        this.endpoint = endpoint;
        this.users = users;
        this.shares = shares;
        this.random = random;
        bulk = users.stream().map(user -> new Job(user, Lane.BULK)).toList();
        Stream.generate(() -> new Worker(random.nextDouble(), null))
                .limit(endpoint.budget())
                .forEach(workers::add);
    }

    /** Whoever has work of one engine. */
    record User(UUID id, Engine engine) {}

    /** A chunk that a worker makes from one second to another. */
    record Work(User user, double predicted, double from, double to) {

        double seconds() {
            return to - from;
        }

        /** Seconds of it that lie in this time. */
        double within(double begin, double end) {
            return Math.max(0, Math.min(to, end) - Math.max(from, begin));
        }
    }

    private record Worker(double free, @Nullable Work last) {}

    private record Job(UUID id, User user, Lane lane) {

        Job(User user, Lane lane) {
            this(UUID.randomUUID(), user, lane);
        }

        DueJob due(double share, double greatest) {
            Mode mode = lane == Lane.INTERACTIVE ? Mode.SEMI_AUTOMATIC : Mode.AUTOMATIC;
            return new DueJob(id, user.id(), lane, user.engine(), mode, false, share, greatest);
        }
    }

    /** What they began until then. */
    List<Work> make(double seconds) {
        while (workers.element().free() < seconds) {
            List<Worker> together = together();
            double now = together.getLast().free();
            together.stream().map(Worker::last).forEach(this::correct);
            submitSets(now);
            serve(together.size(), now);
        }
        return works;
    }

    private List<Worker> together() {
        List<Worker> group = new ArrayList<>(List.of(workers.remove()));
        double until = group.getFirst().free() + TOGETHER_SECONDS;
        while (!workers.isEmpty() && workers.element().free() <= until) {
            group.add(workers.remove());
        }
        return group;
    }

    private void correct(@Nullable Work ended) {
        if (ended != null) {
            shares.correct(ended.user().id(), ended.seconds() - ended.predicted());
        }
    }

    private void submitSets(double now) {
        for (; nextSet < now; nextSet -= SET_EACH_SECONDS * Math.log(1 - random.nextDouble())) {
            sets.add(new Job(users.get(random.nextInt(users.size())), Lane.INTERACTIVE));
        }
    }

    /** As one group of claims is: a user is charged for all of its chunks after it. */
    private void serve(int claims, double now) {
        double greatest =
                users.stream().mapToDouble(user -> shares.of(user.id())).max().orElseThrow();
        Turns turns = new Turns(
                Stream.concat(bulk.stream(), sets.stream())
                        .map(job -> job.due(shares.of(job.user().id()), greatest))
                        .toList(),
                random,
                Pickings.SLACK_CHUNKS * longestChunk());
        Map<UUID, Charge> charges = new HashMap<>();
        for (int claim = 0; claim < claims; claim++) {
            DueJob job = turns.next(endpoint.engines()).orElseThrow();
            double floor = turns.lift(job);
            Work work = work(job, now);
            turns.charge(job.userId(), work.predicted());
            charges.merge(job.userId(), new Charge(work.predicted(), floor), Charge::and);
            if (job.lane() == Lane.INTERACTIVE) {
                turns.exhausted(job.id());
                sets.removeIf(set -> set.id().equals(job.id()));
            }
            works.add(work);
            workers.add(new Worker(work.to(), work));
        }
        shares.charge(charges);
    }

    /** As {@link Pickings} reckons it. */
    private double longestChunk() {
        return endpoint.chunk()
                * endpoint.engines().stream()
                        .mapToDouble(endpoint::assumedSeconds)
                        .max()
                        .orElseThrow();
    }

    /** Images take half as long as is predicted to half as long again, and as long in the mean. */
    private Work work(DueJob job, double now) {
        double predicted = endpoint.assumedSeconds(job.engine());
        int items = size(job, predicted);
        double seconds = DoubleStream.generate(() -> predicted * random.nextDouble(0.5, 1.5))
                .limit(items)
                .sum();
        return new Work(new User(job.userId(), job.engine()), items * predicted, now, now + seconds);
    }

    private int size(DueJob job, double itemSeconds) {
        UUID id = job.id();
        Claim claim = new Claim(id, new ClaimRequest(id, 1, "request", "worker", null, Map.of(job.engine(), 1)));
        return job.lane() == Lane.INTERACTIVE
                ? endpoint.chunk()
                : ChunkSize.bulk(PLENTY, endpoint.budget(), claim.largestChunk(endpoint, job.engine(), itemSeconds));
    }
}
