package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine.Steered;
import io.lightmill.chaos.evidence.ClientLine.Submitted;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.Handout;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How soon work went on. These are figures and no rules: a machine that is busy with being disturbed is slow as well, and nobody could
 * tell the one from the other.
 *
 * @param gap the longest time in which work surely waited, nobody having steered it, and nobody claimed anything
 * @param back the longest time from a worker's being killed to the next claim of something that it had; zero: nothing had to come back
 */
public record Recovery(Duration gap, Duration back) {

    /** As the endpoint and its workers wrote it down. */
    public static Recovery of(Evidence evidence) {
        List<Handout> handouts = Handout.byAttempt(evidence.endpoint()).values().stream()
                .sorted(Comparator.comparing(Handout::heard))
                .toList();
        return new Recovery(gap(handouts, waits(evidence, handouts)), back(evidence, handouts));
    }

    /** That an item waited from its job's acceptance to its first claim. */
    private record Wait(Instant from, Instant to) {

        boolean covers(Instant begin, Instant end) {
            return !from.isAfter(begin) && !to.isBefore(end);
        }
    }

    private static Collection<Wait> waits(Evidence evidence, List<Handout> handouts) {
        Set<UUID> steered = evidence.of(Steered.class).map(Steered::job).collect(Collectors.toSet());
        Map<UUID, Instant> accepted = new HashMap<>();
        evidence.of(Submitted.class)
                .filter(Submitted::isAccepted)
                .forEach(submitted -> accepted.put(Objects.requireNonNull(submitted.job()), submitted.at()));
        accepted.keySet().removeAll(steered);
        Map<UUID, Wait> first = new HashMap<>();
        for (Handout handout : handouts) {
            Instant from = accepted.get(handout.job());
            if (from != null) {
                handout.items().forEach(item -> first.putIfAbsent(item, new Wait(from, handout.heard())));
            }
        }
        return first.values();
    }

    private static Duration gap(List<Handout> handouts, Collection<Wait> waits) {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < handouts.size(); i++) {
            Instant begin = handouts.get(i - 1).heard();
            Instant end = handouts.get(i).heard();
            Duration gap = Duration.between(begin, end);
            if (gap.compareTo(longest) > 0 && waits.stream().anyMatch(wait -> wait.covers(begin, end))) {
                longest = gap;
            }
        }
        return longest;
    }

    private static Duration back(Evidence evidence, List<Handout> handouts) {
        Map<UUID, List<Handout>> byItem = new HashMap<>();
        handouts.forEach(handout -> handout.items()
                .forEach(item ->
                        byItem.computeIfAbsent(item, id -> new ArrayList<>()).add(handout)));
        return evidence.endpoint().of("worker-killed").stream()
                .flatMap(killed -> backs(killed, byItem.values()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Stream<Duration> backs(LedgerLine killed, Collection<List<Handout>> ofItems) {
        return ofItems.stream()
                .flatMap(handouts -> Stream.iterate(1, i -> i < handouts.size(), i -> i + 1)
                        .filter(i -> handouts.get(i - 1).worker().equals(killed.text("workerId"))
                                && !handouts.get(i - 1).heard().isAfter(killed.at())
                                && handouts.get(i).heard().isAfter(killed.at()))
                        .map(i -> Duration.between(killed.at(), handouts.get(i).heard())));
    }
}
