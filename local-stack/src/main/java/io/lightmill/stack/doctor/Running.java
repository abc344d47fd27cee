package io.lightmill.stack.doctor;

import io.lightmill.stack.home.PartState;
import io.lightmill.stack.home.StackState;
import io.lightmill.stack.home.StackState.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a stack is, and which of its parts has a problem. */
public final class Running {

    private Running() {}

    /** Of the stack first, then of each part about which there is something to say. */
    public static List<Finding> findings(StackState state) {
        List<Finding> findings = new ArrayList<>();
        Phase phase = state.phase();
        boolean well = phase != Phase.FAILED && phase != Phase.DEGRADED;
        findings.add(Finding.of(well, "stack", phase.name().toLowerCase(Locale.ROOT), "See the parts below"));
        for (PartState part : state.parts()) {
            if (part.problem() != null) {
                findings.add(Finding.trouble(part.name(), part.problem(), "./lightmill logs " + part.name()));
            } else if (part.restarts() > 0) {
                findings.add(Finding.well(part.name(), "was started again " + times(part.restarts())));
            }
        }
        return findings;
    }

    private static String times(int restarts) {
        return restarts == 1 ? "once" : restarts + " times";
    }
}
