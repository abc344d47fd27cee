package io.lightmill.e2e;

import io.lightmill.e2e.stack.StackOptions;
import java.util.Map;

/** The kinds of stacks that journeys share. */
enum Workers {
    /** Two Python workers on the official SDK. Sessions are short: what a killed one held is back at the end of its session. */
    REAL(StackOptions.realWorkers(2)
            .with(Map.of(
                    "LIGHTMILL_DISPATCHER_ENDPOINTS__LOCAL__SESSION",
                    "45s",
                    "LIGHTMILL_DISPATCHER_ENDPOINTS__LOCAL__EXECUTION_TIMEOUT",
                    "65s"))),
    /** As many simulated ones as two cores keep busy, on two dispatchers. */
    SIMULATED(StackOptions.simulatedWorkers(24, "lognormal(150ms,0.5)")
            .withArgument("--dispatchers=2")
            // A journey puts a second gateway beside the first; both leave as they do where a balancer asks for them.
            .with(Map.of("QUARKUS_SHUTDOWN_DELAY", "2S")));

    private final StackOptions options;

    Workers(StackOptions options) {
        // A stack of journeys lives for two or three minutes, and is over before the second compiler has paid.
        this.options = options.with(Map.of("LIGHTMILL_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"));
    }

    StackOptions options() {
        return options;
    }
}
