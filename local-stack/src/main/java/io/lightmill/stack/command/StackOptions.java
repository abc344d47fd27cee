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
    private int simulatedWorkers;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            description = "How long a simulated worker takes for an image: 0, 250ms, lognormal(2s,0.5)")
    private @Nullable String latency;

    @Option(names = "--budget", paramLabel = "N", description = "Invocations in flight at once. Usual: one per worker")
    private @Nullable Integer budget;

    @Option(names = "--dispatchers", paramLabel = "N", description = "Replicas of the dispatcher. Usual: 1")
    private int dispatchers = 1;

    @Option(names = "--endpoint-flag", paramLabel = "FLAG", description = "One more flag for the local endpoint")
    private List<String> endpointFlags = new ArrayList<>();

    Options options() {
        int usual = simulatedWorkers > 0 ? 0 : Options.usualWorkers();
        return new Options(
                workers == null ? usual : workers, simulatedWorkers, latency, budget, dispatchers, endpointFlags);
    }

    /** The same, to be passed on. */
    List<String> arguments() {
        Options options = options();
        List<String> arguments = new ArrayList<>(List.of(
                "--workers=" + options.workers(),
                "--simulated-workers=" + options.simulatedWorkers(),
                "--dispatchers=" + options.dispatchers()));
        if (latency != null) {
            arguments.add("--latency=" + latency);
        }
        if (budget != null) {
            arguments.add("--budget=" + budget);
        }
        endpointFlags.forEach(flag -> arguments.add("--endpoint-flag=" + flag));
        return arguments;
    }
}
