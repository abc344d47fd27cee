package io.lightmill.chaos.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the system was set up that is judged: without it nobody can say what was allowed.
 *
 * @param allowances invocations that might be in flight at once, from when to when: each until the next
 * @param faults tries that fail on an item's own account before it may fail for good
 * @param losses tries that infrastructure may lose before that
 * @param residentBytes what a Java part may hold in memory
 * @param poison words whose prompts kill every worker that starts on them
 */
public record Rules(List<Allowance> allowances, int faults, int losses, long residentBytes, List<String> poison) {

    /** A permit that was taken before the budget was lowered is posted after it, if nothing breaks, within this. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

    /** The most that may have allowed what was accepted at this moment. */
    public int budget(Instant accepted) {
        Instant from = accepted.minus(ON_ITS_WAY);
        int most = 0;
        for (int i = 0; i < allowances.size(); i++) {
            boolean overBefore =
                    i + 1 < allowances.size() && !allowances.get(i + 1).from().isAfter(from);
            if (!overBefore && !allowances.get(i).from().isAfter(accepted)) {
                most = Math.max(most, allowances.get(i).budget());
            }
        }
        return most;
    }

    /** Whether an item with this prompt kills its worker. */
    public boolean isPoison(String prompt) {
        return poison.stream().anyMatch(prompt::contains);
    }
}
