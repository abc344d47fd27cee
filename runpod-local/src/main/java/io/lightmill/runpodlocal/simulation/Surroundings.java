package io.lightmill.runpodlocal.simulation;

import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.ledger.Ledger;
import io.lightmill.runpodlocal.settings.SimulationSettings;
import io.lightmill.runpodlocal.time.Timers;
import io.vertx.core.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What all simulated workers share.
 *
 * @param settings as they are now: they may change while workers run
 */
public record Surroundings(
        HttpClient http,
        Timers timers,
        InstantSource time,
        RandomGenerator random,
        Faults faults,
        Ledger ledger,
        SimulationCounts counts,
        Supplier<SimulationSettings> settings) {

    Instant now() {
        return time.instant();
    }
}
