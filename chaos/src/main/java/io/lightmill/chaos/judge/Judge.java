package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Decides from outside whether the promises were kept. It asks no service to be believed: what counts is what the endpoint and the
 * workers wrote down, what clients were answered, and what lies in the bucket.
 */
public final class Judge {

    private static final List<Rule> RULES = List.of(
            new EveryItemEnds(),
            new NothingChangesAfterItsEnd(),
            new BudgetHolds(),
            new PaidOnce(),
            new OutputsKept(),
            new OutputsAreWhatTheyAre(),
            new ZipsAreWhole(),
            new CancelIsClean(),
            new InteractiveFirst(),
            new FairShares(),
            new InnocentsSurvive(),
            new OneJobPerKey(),
            new OwnThingsOnly(),
            new MemoryBounded(),
            new WitnessesAgree(),
            new CivilAnswers());

    private Judge() {}

    /** A finding for each promise, in their order. */
    public static List<Finding> judge(Evidence evidence) {
        Map<Promise, Finding> findings = new EnumMap<>(Promise.class);
        RULES.forEach(rule -> findings.merge(rule.promise(), rule.judge(evidence), Finding::and));
        return List.copyOf(findings.values());
    }
}
