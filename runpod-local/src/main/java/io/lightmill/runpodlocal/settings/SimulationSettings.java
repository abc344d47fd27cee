package io.lightmill.runpodlocal.settings;

import java.time.Duration;

/**
 * The simulated workers.
 *
 * @param endpoint whose requests they take
 * @param workers how many at most
 * @param scaling how many of these there are when
 * @param idleTimeout how long one beyond the wanted number stays idle before it goes
 * @param latency of an item at the engine; one item at a time
 * @param coldStart from being wanted until it asks for work
 * @param side of the pictures that they make, in pixels
 * @param failure probability that an item fails
 * @param readInputs whether they read the inputs of an item
 * @param connections at most so many to the gateway at once
 */
public record SimulationSettings(
        String endpoint,
        int workers,
        Scaling scaling,
        Duration idleTimeout,
        Latency latency,
        Latency coldStart,
        int side,
        double failure,
        boolean readInputs,
        int connections) {

    /** No worker; those that are added later take no time. */
    public static SimulationSettings none(String endpoint) {
        return new SimulationSettings(
                endpoint, 0, Scaling.FIXED, Duration.ofSeconds(5), Latency.NONE, Latency.NONE, 64, 0, false, 64);
    }

    /** The same for another endpoint. */
    public SimulationSettings at(String other) {
        return new SimulationSettings(
                other, workers, scaling, idleTimeout, latency, coldStart, side, failure, readInputs, connections);
    }
}
