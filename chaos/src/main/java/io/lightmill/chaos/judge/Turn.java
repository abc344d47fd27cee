package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine.Steered;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.Handout;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.chaos.evidence.JobEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The time in which a job surely had items that were never handed out: from the first time that something of it was, to the last.
 * Outside of it nobody can tell from outside whether it had anything to give. An item that was bound more often than a worker heard of
 * it tells nothing either: it was with somebody who never got it, and whose loss had to be seen first.
 */
record Turn(JobEnd job, Instant from, Instant to) {

    /** Those of all jobs that were left alone. */
    static List<Turn> of(Evidence evidence, Collection<Handout> handouts) {
        Set<UUID> steered = evidence.of(Steered.class).map(Steered::job).collect(Collectors.toSet());
        Map<UUID, List<Instant>> heard = new HashMap<>();
        for (Handout out : handouts) {
            for (UUID item : out.items()) {
                heard.computeIfAbsent(item, any -> new ArrayList<>()).add(out.bound());
            }
        }
        return evidence.jobs().stream()
                .filter(job -> !steered.contains(job.id()))
                .flatMap(job -> of(job, heard).stream())
                .toList();
    }

    private static Optional<Turn> of(JobEnd job, Map<UUID, List<Instant>> heard) {
        List<Instant> firsts = new ArrayList<>();
        for (ItemEnd item : job.items()) {
            List<Instant> times = heard.getOrDefault(item.id(), List.of());
            if (!times.isEmpty() && item.attempts() <= times.size()) {
                firsts.add(Collections.min(times));
            }
        }
        return firsts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Turn(job, Collections.min(firsts), Collections.max(firsts)));
    }

    Duration time() {
        return Duration.between(from, to);
    }

    /** Whether a moment lies well inside. */
    boolean spans(Instant moment) {
        return moment.isAfter(from) && moment.isBefore(to);
    }
}
