package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine.Steered;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.Handout;
import io.lightmill.chaos.evidence.JobEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The time in which a job surely had items that were never handed out: from the first time that something of it was, to the last.
 * Outside of it nobody can tell from outside whether it had anything to give.
 */
record Turn(JobEnd job, Instant from, Instant to) {

    /** Those of all jobs that were left alone. */
    static List<Turn> of(Evidence evidence, Collection<Handout> handouts) {
        Set<UUID> steered = evidence.of(Steered.class).map(Steered::job).collect(Collectors.toSet());
        Set<UUID> seen = new HashSet<>();
        Map<UUID, List<Instant>> firsts = new HashMap<>();
        for (Handout out : handouts) {
            for (UUID item : out.items()) {
                if (seen.add(item)) {
                    firsts.computeIfAbsent(out.job(), job -> new ArrayList<>()).add(out.bound());
                }
            }
        }
        return evidence.jobs().stream()
                .filter(job -> firsts.containsKey(job.id()) && !steered.contains(job.id()))
                .map(job -> of(job, firsts.getOrDefault(job.id(), List.of())))
                .toList();
    }

    private static Turn of(JobEnd job, List<Instant> firsts) {
        return new Turn(
                job,
                firsts.stream().min(Instant::compareTo).orElseThrow(),
                firsts.stream().max(Instant::compareTo).orElseThrow());
    }

    /** Whether a moment lies well inside. */
    boolean spans(Instant moment) {
        return moment.isAfter(from) && moment.isBefore(to);
    }
}
