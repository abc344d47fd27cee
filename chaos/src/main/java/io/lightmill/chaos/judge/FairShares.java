package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.Handout;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * While bulk jobs of two users surely wait, nobody is handed out less than half of what the other gets in bulk. What one of them has of
 * interactive work goes first, whoever else waits, and counts for that one only.
 */
final class FairShares implements Rule {

    /** Below that, a few chunks and the corrections of lost ones make all the difference. */
    private static final int ENOUGH = 120;

    private static final double LEAST = 0.5;

    @Override
    public Promise promise() {
        return Promise.P6;
    }

    @Override
    public Finding judge(Evidence evidence) {
        List<Handout> handouts =
                List.copyOf(Handout.byAttempt(evidence.endpoint()).values());
        List<Turn> turns = Turn.of(evidence, handouts).stream()
                .filter(turn -> turn.job().lane() == Lane.BULK)
                .toList();
        List<Optional<Violation>> pairs = new ArrayList<>();
        for (int one = 0; one < turns.size(); one++) {
            for (int other = one + 1; other < turns.size(); other++) {
                if (!turns.get(one).job().user().equals(turns.get(other).job().user())) {
                    pairs.add(judge(evidence, handouts, turns.get(one), turns.get(other)));
                }
            }
        }
        return first(pairs.size(), pairs.stream());
    }

    private static Optional<Violation> judge(Evidence evidence, List<Handout> handouts, Turn one, Turn other) {
        List<Handout> meanwhile = handouts.stream()
                .filter(out -> one.spans(out.bound()) && other.spans(out.bound()))
                .toList();
        return starved(evidence, meanwhile, one, other).or(() -> starved(evidence, meanwhile, other, one));
    }

    private static Optional<Violation> starved(Evidence evidence, List<Handout> meanwhile, Turn one, Turn other) {
        long items =
                items(evidence, meanwhile, job -> job.user().equals(one.job().user()));
        long bulk =
                items(evidence, meanwhile, job -> job.user().equals(other.job().user()) && job.lane() == Lane.BULK);
        return items + bulk < ENOUGH || items >= LEAST * bulk
                ? Optional.empty()
                : Optional.of(new Violation(
                        one.job().user() + " was handed out " + items + " items and "
                                + other.job().user() + " " + bulk + " in bulk while both waited",
                        History.ofHandouts(evidence, one.job().id())));
    }

    private static long items(Evidence evidence, List<Handout> handouts, Predicate<JobEnd> wanted) {
        Set<UUID> theirs =
                evidence.jobs().stream().filter(wanted).map(JobEnd::id).collect(Collectors.toSet());
        return handouts.stream()
                .filter(out -> theirs.contains(out.job()))
                .mapToLong(out -> out.items().size())
                .sum();
    }
}
