package io.lightmill.stack.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is asked to be.
 *
 * @param workers Python workers
 * @param simulatedWorkers workers built into the local endpoint, for tests and benchmarks
 * @param latency how long a simulated worker takes for an image, as the local endpoint's flag says it
 * @param budget invocations in flight at once; null: as many as there are workers
 * @param dispatchers replicas of dispatcher-service
 * @param others replicas of each other service; nobody here shares the calls to them out, so that this wants a balancer in front
 * @param kafkaRelay the port of a relay before the broker, which the broker tells its clients instead of its own; null: there is none
 * @param endpointFlags more flags for the local endpoint
 */
public record Options(
        int workers,
        int simulatedWorkers,
        @Nullable String latency,
        @Nullable Integer budget,
        int dispatchers,
        int others,
        @Nullable Integer kafkaRelay,
        List<String> endpointFlags) {

    private static final int MOST_WORKERS = 4;

    /** What makes no stack is refused before anything is started. */
    public Options {
        atLeast(0, workers, "--workers");
        atLeast(0, simulatedWorkers, "--simulated-workers");
        atLeast(1, dispatchers, "--dispatchers");
        atLeast(1, others, "--others");
        if (budget != null) {
            atLeast(0, budget, "--budget");
        }
        endpointFlags = List.copyOf(endpointFlags);
        for (String flag : endpointFlags) {
            if (!flag.matches("--[a-z-]+=.*")) {
                throw new IllegalArgumentException("--endpoint-flag " + flag + ": want --name=value");
            }
        }
    }

    private static void atLeast(int least, int value, String option) {
        if (value < least) {
            throw new IllegalArgumentException(option + " " + value + ": want " + least + " or more");
        }
    }

    /** A stack that nothing was said about. */
    public static Options usual() {
        return new Options(usualWorkers(), 0, null, null, 1, 1, null, List.of());
    }

    /** One worker per core, up to four. */
    public static int usualWorkers() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_WORKERS);
    }

    /** How many there are of a service. */
    int replicas(String service) {
        return service.equals(Plan.DISPATCHER) ? dispatchers : others;
    }

    int effectiveBudget() {
        return budget == null ? Math.max(1, workers + simulatedWorkers) : budget;
    }
}
