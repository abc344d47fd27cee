package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.Handout;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.Lane;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** While interactive work surely waits, bulk gets no more claims than its floor allows; chance and locked rows are allowed for. */
final class InteractiveFirst implements Rule {

    /** One in ten is the floor; two replicas that pass over each other's locked rows give bulk a little more. */
    private static final double MOST = 0.2;

    private static final double DEVIATIONS = 4;

    @Override
    public Promise promise() {
        return Promise.P6;
    }

    @Override
    public Finding judge(Evidence evidence) {
        List<Handout> handouts =
                List.copyOf(Handout.byAttempt(evidence.endpoint()).values());
        Map<UUID, Lane> lanes = evidence.jobs().stream().collect(Collectors.toMap(JobEnd::id, JobEnd::lane));
        List<Turn> waiting = Turn.of(evidence, handouts).stream()
                .filter(turn -> turn.job().lane() == Lane.INTERACTIVE)
                .toList();
        List<Handout> meanwhile = handouts.stream()
                .filter(out -> lanes.containsKey(out.job()))
                .filter(out -> waiting.stream().anyMatch(turn -> turn.spans(out.bound())))
                .toList();
        long bulk = meanwhile.stream()
                .filter(out -> lanes.get(out.job()) == Lane.BULK)
                .count();
        double allowed = allowed(meanwhile.size());
        return new Finding(
                promise(),
                meanwhile.size(),
                bulk <= allowed
                        ? Optional.empty()
                        : Optional.of(new Violation(
                                bulk + " of " + meanwhile.size() + " claims went to bulk while interactive work waited",
                                History.ofHandouts(
                                        evidence, longest(waiting).job().id()))));
    }

    private static Turn longest(List<Turn> waiting) {
        return waiting.stream().max(Comparator.comparing(Turn::time)).orElseThrow();
    }

    private static double allowed(int claims) {
        return MOST * claims + DEVIATIONS * Math.sqrt(claims * MOST * (1 - MOST));
    }
}
