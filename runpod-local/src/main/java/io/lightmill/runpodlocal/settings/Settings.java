package io.lightmill.runpodlocal.settings;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set.
 *
 * @param host to bind to
 * @param port of both planes; 0: any free one
 * @param adminPort of the admin routes; 0: any free one
 * @param ledger the file to append to; null: none is kept
 * @param seed of all that is drawn, so that a run can be repeated
 */
public record Settings(
        String host,
        int port,
        int adminPort,
        @Nullable Path ledger,
        long seed,
        List<EndpointSettings> endpoints,
        SimulationSettings simulation) {

    /** The same with another simulation. */
    public Settings with(SimulationSettings others) {
        return new Settings(host, port, adminPort, ledger, seed, endpoints, others);
    }
}
