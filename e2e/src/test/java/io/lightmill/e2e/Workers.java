package io.lightmill.e2e;

import io.lightmill.e2e.stack.StackOptions;
import java.util.Map;

/** The kinds of stacks that journeys share. */
enum Workers {
    /** Two Python workers on the official SDK. */
    REAL(Workers.REAL_ONES, StackOptions.realWorkers(2)),
    /** Enough simulated ones that a job of 2,000 items takes long enough to kill something in its middle. */
    SIMULATED(Workers.SIMULATED_ONES, StackOptions.simulatedWorkers(24, "lognormal(150ms,0.5)")),
    /** The same on two dispatchers. */
    TWO_DISPATCHERS(
            Workers.SIMULATED_ONES,
            StackOptions.simulatedWorkers(24, "lognormal(150ms,0.5)")
                    .withArgument("--dispatchers=2")
                    // A journey puts a second gateway beside the first; both leave as they do where a balancer asks for
                    // them.
                    .with(Map.of("QUARKUS_SHUTDOWN_DELAY", "2S")));

    /** The lane of journeys through real workers. */
    static final String REAL_ONES = "real workers";

    private static final String SIMULATED_ONES = "simulated workers";

    private final String lane;
    private final StackOptions options;

    Workers(String lane, StackOptions options) {
        this.lane = lane;
        this.options = options;
    }

    /** Journeys of one lane come one after the other, those of two lanes beside each other: so two stacks run at most. */
    String lane() {
        return lane;
    }

    StackOptions options() {
        return options;
    }
}
