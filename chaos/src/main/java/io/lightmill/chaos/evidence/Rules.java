package io.lightmill.chaos.evidence;

import java.util.List;

/**
 * How the system was set up that is judged: without it nobody can say what was allowed.
 *
 * @param budget invocations that may be in flight at once
 * @param faults tries that fail on an item's own account before it may fail for good
 * @param losses tries that infrastructure may lose before that
 * @param residentBytes what a Java part may hold in memory
 * @param poison words whose prompts kill every worker that starts on them
 */
public record Rules(int budget, int faults, int losses, long residentBytes, List<String> poison) {

    /** Whether an item with this prompt kills its worker. */
    public boolean isPoison(String prompt) {
        return poison.stream().anyMatch(prompt::contains);
    }
}
