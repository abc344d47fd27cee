package io.lightmill.chaos.run;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.family.Family;
import io.lightmill.chaos.judge.Finding;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a family's trial ended.
 *
 * @param took the time until all had come to rest
 * @param disturbances how many things were done
 * @param missed what was to happen and did not
 */
record Outcome(
        Family family,
        Duration took,
        int disturbances,
        List<String> missed,
        Evidence evidence,
        List<Finding> findings) {

    boolean held() {
        return missed.isEmpty() && findings.stream().allMatch(Finding::held);
    }

    int items() {
        return evidence.jobs().stream().mapToInt(job -> job.items().size()).sum();
    }

    /** The longest time in which nobody claimed anything, between the first claim and the last. */
    Duration longestGap() {
        List<Instant> claims = evidence.endpoint().of("claimed").stream()
                .map(LedgerLine::at)
                .sorted()
                .toList();
        Duration longest = Duration.ZERO;
        for (int i = 1; i < claims.size(); i++) {
            Duration gap = Duration.between(claims.get(i - 1), claims.get(i));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return longest;
    }
}
