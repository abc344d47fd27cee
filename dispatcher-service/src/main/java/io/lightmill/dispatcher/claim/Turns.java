package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Lane;
import io.lightmill.dispatcher.queue.Due.DueJob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Whose turn it is. The lane: bulk gets one claim in ten when both wait, interactive the rest. Then the user with the least share; then
 * of that user's jobs the one that was put ahead last, or one by chance, so that they share the user's part. Who comes back after a pause
 * has saved up no more than the slack. Pure, but for the given chance.
 */
final class Turns {

    private static final double BULK_FLOOR = 0.1;

    private final List<DueJob> jobs;
    private final Map<UUID, Double> shares = new HashMap<>();
    private final Map<Lane, Double> floors = new EnumMap<>(Lane.class);
    private final RandomGenerator random;

    /**
     * Of these jobs.
     *
     * @param slack seconds that a user may be behind the one who had most: more than any chunk takes, for who has just been given one is
     *     ahead by as much
     */
    Turns(List<DueJob> due, RandomGenerator random, double slack) {
        this.jobs = new ArrayList<>(due);
        this.random = random;
        due.forEach(job -> floors.merge(job.lane(), Math.max(0, job.greatest() - slack), Math::max));
        due.forEach(job -> shares.put(job.userId(), job.share()));
    }

    /** The job whose turn it is for a worker that can run these engines. */
    Optional<DueJob> next(Set<Engine> engines) {
        List<DueJob> able =
                jobs.stream().filter(job -> engines.contains(job.engine())).toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        List<DueJob> inLane = inLane(able);
        UUID user = inLane.stream()
                .map(DueJob::userId)
                .min((a, b) -> Double.compare(shares.getOrDefault(a, 0.0), shares.getOrDefault(b, 0.0)))
                .orElseThrow();
        List<DueJob> theirs =
                inLane.stream().filter(job -> job.userId().equals(user)).toList();
        return Optional.of(oneOf(theirs));
    }

    /** Ids grow with time. */
    private DueJob oneOf(List<DueJob> theirs) {
        return theirs.stream()
                .filter(DueJob::ahead)
                .max(Comparator.comparing(DueJob::id))
                .orElseGet(() -> theirs.get(random.nextInt(theirs.size())));
    }

    /**
     * A chunk of this job is about to be given: its user is no further behind those who wait beside it than the slack.
     *
     * @return what the user's share is at least from now on
     */
    double lift(DueJob job) {
        double floor = floors.getOrDefault(job.lane(), 0.0);
        shares.merge(job.userId(), floor, Math::max);
        return floor;
    }

    /** A chunk was given, or less of it than was said: the next turn knows it before the database does. */
    void charge(UUID user, double seconds) {
        shares.merge(user, seconds, Double::sum);
    }

    /** Nothing of this job is left to give. */
    void exhausted(UUID jobId) {
        jobs.removeIf(job -> job.id().equals(jobId));
    }

    private List<DueJob> inLane(List<DueJob> able) {
        List<DueJob> interactive =
                able.stream().filter(job -> job.lane() == Lane.INTERACTIVE).toList();
        List<DueJob> bulk = able.stream().filter(job -> job.lane() == Lane.BULK).toList();
        if (interactive.isEmpty() || bulk.isEmpty()) {
            return able;
        }
        return random.nextDouble() < BULK_FLOOR ? bulk : interactive;
    }
}
