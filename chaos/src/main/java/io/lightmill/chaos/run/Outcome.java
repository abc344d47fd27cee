package io.lightmill.chaos.run;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.family.Family;
import io.lightmill.chaos.judge.Finding;
import io.lightmill.chaos.judge.Recovery;
import io.lightmill.chaos.judge.Spending;
import java.time.Duration;
import java.util.List;

/**
 * How a family's trial ended.
 *
 * @param took the time until all had come to rest
 * @param disturbances how many things were done
 * @param kills how many processes dropped dead, by a signal or at a crash point
 * @param missed what was to happen and did not
 * @param proof what did happen, where the family's name does not say it
 */
record Outcome(
        Family family,
        Duration took,
        int disturbances,
        int kills,
        List<String> missed,
        List<String> proof,
        Evidence evidence,
        List<Finding> findings) {

    boolean held() {
        return missed.isEmpty() && findings.stream().allMatch(Finding::held);
    }

    int items() {
        return evidence.jobs().stream().mapToInt(job -> job.items().size()).sum();
    }

    Spending spending() {
        return Spending.of(evidence);
    }

    Recovery recovery() {
        return Recovery.of(evidence);
    }
}
