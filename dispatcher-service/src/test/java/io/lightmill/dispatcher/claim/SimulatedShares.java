package io.lightmill.dispatcher.claim;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Users' shares in memory, by the rules of {@link io.lightmill.dispatcher.queue.Shares}: charged with predicted seconds at the claim,
 * corrected by the true ones at the end.
 */
final class SimulatedShares {

    private final boolean lifted;
    private final Map<UUID, Double> shares = new HashMap<>();

    /**
     * Nobody has a share yet.
     *
     * @param lifted whether a charge begins no further behind the greatest than it is itself
     */
    SimulatedShares(boolean lifted) {
        this.lifted = lifted;
    }

    double of(UUID user) {
        return shares.getOrDefault(user, 0.0);
    }

    void charge(Map<UUID, Double> seconds) {
        double greatest = shares.isEmpty() ? 0 : Collections.max(shares.values());
        seconds.forEach((user, predicted) -> {
            double least = lifted ? greatest - predicted : 0;
            shares.put(user, Math.max(of(user), least) + predicted);
        });
    }

    void correct(UUID user, double difference) {
        shares.put(user, Math.max(0, of(user) + difference));
    }
}
