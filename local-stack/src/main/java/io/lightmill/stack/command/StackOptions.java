package io.lightmill.stack.command;

import io.lightmill.stack.part.Options;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a stack that is started is made of. */
final class StackOptions {

    @Option(names = "--workers", paramLabel = "N", description = "Python workers. Usual: one per core, up to 4")
    private @Nullable Integer workers;

    @Option(
            names = "--simulated-workers",
            paramLabel = "N",
            description =
                    "Workers built into the local endpoint, for tests and benchmarks; then no Python ones unless asked for")
    private @Nullable Integer simulatedWorkers;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            description = "How long a simulated worker takes for an image: 0, 250ms, lognormal(2s,0.5)")
    private @Nullable String latency;

    @Option(names = "--budget", paramLabel = "N", description = "Invocations in flight at once. Usual: one per worker")
    private @Nullable Integer budget;

    @Option(names = "--dispatchers", paramLabel = "N", description = "Replicas of the dispatcher. Usual: 1")
    private @Nullable Integer dispatchers;

    @Option(
            names = "--others",
            paramLabel = "N",
            description = "Replicas of each other service, for those who balance between them. Usual: 1")
    private @Nullable Integer others;

    @Option(
            names = "--kafka-relay",
            paramLabel = "PORT",
            description =
                    "Where a relay before the broker listens, for tests: the broker tells its clients to go there")
    private @Nullable Integer kafkaRelay;

    @Option(names = "--endpoint-flag", paramLabel = "FLAG", description = "One more flag for the local endpoint")
    private List<String> endpointFlags = new ArrayList<>();

    Options options() {
        int simulated = simulatedWorkers == null ? 0 : simulatedWorkers;
        int usual = simulated > 0 ? 0 : Options.usualWorkers();
        return new Options(
                workers == null ? usual : workers,
                simulated,
                latency,
                budget,
                dispatchers == null ? 1 : dispatchers,
                others == null ? 1 : others,
                kafkaRelay,
                endpointFlags);
    }

    /**
     * Those that were given, to be passed on.
     *
     * @throws RuntimeException of {@link #options()}, when they make no stack
     */
    List<String> arguments() {
        options();
        List<String> arguments = new ArrayList<>();
        add(arguments, "--workers=", workers);
        add(arguments, "--simulated-workers=", simulatedWorkers);
        add(arguments, "--latency=", latency);
        add(arguments, "--budget=", budget);
        add(arguments, "--dispatchers=", dispatchers);
        add(arguments, "--others=", others);
        add(arguments, "--kafka-relay=", kafkaRelay);
        endpointFlags.forEach(flag -> add(arguments, "--endpoint-flag=", flag));
        return arguments;
    }

    private static void add(List<String> arguments, String option, @Nullable Object value) {
        if (value != null) {
            arguments.add(option + value);
        }
    }
}
