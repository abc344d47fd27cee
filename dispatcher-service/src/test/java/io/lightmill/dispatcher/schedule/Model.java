package io.lightmill.dispatcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.Fixture;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the promises allow to be handed out, kept beside the dispatcher from what everybody else did. */
final class Model {

    private final Set<UUID> cancelled = new HashSet<>();
    private final Set<UUID> paused = new HashSet<>();
    private final Set<UUID> jobs = new LinkedHashSet<>();
    private final Map<UUID, UUID> lastAttempt = new HashMap<>();
    /** Items that an attempt may leave behind, because it failed them, was proven lost, or its output was rejected. */
    private final Set<Made> released = new HashSet<>();

    private final Set<Made> rejected = new HashSet<>();

    private record Made(UUID attempt, UUID item) {}

    void submitted(Fixture.Submitted job) {
        jobs.add(job.id());
    }

    List<UUID> jobs() {
        return List.copyOf(jobs);
    }

    void cancelled(UUID job) {
        cancelled.add(job);
    }

    void paused(UUID job, boolean now) {
        if (now) {
            paused.add(job);
        } else {
            paused.remove(job);
        }
    }

    List<UUID> paused() {
        return List.copyOf(paused);
    }

    /** P5: a cancelled job gives nothing, not even again. */
    void answered(ClaimedChunk chunk) {
        assertThat(cancelled).as("a cancelled job gives no item").doesNotContain(chunk.jobId());
    }

    /** A new attempt. P3: only what failed, was rejected or proven lost is made again; P4: never what lies in the bucket. */
    void given(ClaimedChunk chunk, Collection<Outputs.Key> bucket) {
        assertThat(paused).as("a paused job gives no item").doesNotContain(chunk.jobId());
        for (ClaimedChunk.ClaimedItem item : chunk.items()) {
            UUID last = lastAttempt.put(item.id(), chunk.attemptId());
            if (last != null) {
                assertThat(released).as("given again").contains(new Made(last, item.id()));
            }
            bucket.stream()
                    .filter(key -> key.itemId().equals(item.id()))
                    .forEach(key -> assertThat(rejected)
                            .as("its output is there")
                            .contains(new Made(key.attemptId(), item.id())));
        }
    }

    void failed(UUID attempt, UUID item) {
        released.add(new Made(attempt, item));
    }

    void rejected(UUID attempt, UUID item) {
        rejected.add(new Made(attempt, item));
        released.add(new Made(attempt, item));
    }

    /** Proven lost: what it left open may be given again, unless it lies in the bucket. */
    void lost(UUID attempt) {
        lastAttempt.forEach((item, last) -> {
            if (last.equals(attempt)) {
                released.add(new Made(attempt, item));
            }
        });
    }
}
