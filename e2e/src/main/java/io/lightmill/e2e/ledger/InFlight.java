package io.lightmill.e2e.ledger;

import java.util.HashSet;
import java.util.Set;

/** How many of the endpoint's requests were open at the same time, as the endpoint itself wrote it down. */
public final class InFlight {

    private static final Set<String> ENDS =
            Set.of("done", "failed", "cancelled", "timed-out", "ttl-expired", "forgotten", "purged");

    private InFlight() {}

    /** The most at any moment: what a budget bounds. */
    public static int peak(Ledger ledger) {
        Set<String> open = new HashSet<>();
        int peak = 0;
        for (LedgerLine line : ledger.lines()) {
            String request = line.text("requestId");
            if (line.event().equals("accepted")) {
                open.add(request);
                peak = Math.max(peak, open.size());
            } else if (ENDS.contains(line.event())) {
                open.remove(request);
            }
        }
        return peak;
    }
}
