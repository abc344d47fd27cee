package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests at the endpoint from their acceptance until nobody can doubt any more that they are over. One that vanished there is
 * counted until its ttl: whoever posted it cannot know better. And one permit is one request: an invocation that is accepted twice is
 * one too many, whatever the count.
 */
final class BudgetHolds implements Rule {

    private static final Set<String> ENDS = Set.of("done", "failed", "cancelled", "timed-out", "ttl-expired");
    private static final Set<String> BEGINNINGS = Set.of("accepted", "lost");

    @Override
    public Promise promise() {
        return Promise.P2;
    }

    @Override
    public Finding judge(Evidence evidence) {
        Map<String, Instant> openUntil = new LinkedHashMap<>();
        Map<String, String> requestOf = new LinkedHashMap<>();
        int looked = 0;
        for (LedgerLine line : evidence.endpoint().lines()) {
            String request = line.text("requestId");
            if (ENDS.contains(line.event())) {
                openUntil.remove(request);
            } else if (BEGINNINGS.contains(line.event())) {
                looked++;
                openUntil.values().removeIf(end -> !end.isAfter(line.at()));
                openUntil.put(request, end(line));
                String what = tooMany(evidence.rules().budget(line.at()), openUntil.size(), line);
                String twin = what == null ? twin(requestOf, line) : what;
                if (twin != null) {
                    return found(evidence, looked, twin, openUntil.keySet(), requestOf.get(line.text("invocationId")));
                }
            }
        }
        return new Finding(promise(), looked, Optional.empty());
    }

    private static Instant end(LedgerLine line) {
        long ttl = line.fields().path("ttlMillis").asLong();
        return ttl > 0 ? line.at().plusMillis(ttl) : Instant.MAX;
    }

    private static @Nullable String tooMany(int budget, int open, LedgerLine line) {
        return open > budget
                ? open + " requests in flight with a budget of " + budget + " when " + line.text("requestId")
                        + " was accepted"
                : null;
    }

    private static @Nullable String twin(Map<String, String> requestOf, LedgerLine line) {
        String invocation = line.text("invocationId");
        String first = invocation.isEmpty() ? null : requestOf.putIfAbsent(invocation, line.text("requestId"));
        return first == null
                ? null
                : "invocation " + invocation + " was accepted twice: as " + first + " and as " + line.text("requestId");
    }

    private Finding found(Evidence evidence, int looked, String what, Set<String> open, @Nullable String first) {
        Set<String> requests = new LinkedHashSet<>(open);
        if (first != null) {
            requests.add(first);
        }
        return new Finding(promise(), looked, Optional.of(new Violation(what, History.ofRequests(evidence, requests))));
    }
}
