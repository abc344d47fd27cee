package io.lightmill.load.act;

import io.lightmill.contracts.api.JobView;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Every job that was accepted: none of them may be lost. */
public final class Register {

    private final ConcurrentLinkedQueue<Accepted> jobs = new ConcurrentLinkedQueue<>();

    /**
     * An accepted job.
     *
     * @param due when its submission was due
     */
    public record Accepted(int user, Instant due, JobView job) {}

    void add(Accepted job) {
        jobs.add(job);
    }

    /** All so far. */
    public List<Accepted> jobs() {
        return List.copyOf(jobs);
    }
}
