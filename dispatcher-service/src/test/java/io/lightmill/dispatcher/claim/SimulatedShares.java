package io.lightmill.dispatcher.claim;

import io.lightmill.dispatcher.queue.Shares.Charge;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Users' shares in memory, by the rules of {@link io.lightmill.dispatcher.queue.Shares}: charged with predicted seconds at the claim,
 * corrected by the true ones at the end.
 */
final class SimulatedShares {

    private final Map<UUID, Double> shares = new HashMap<>();

    double of(UUID user) {
        return shares.getOrDefault(user, 0.0);
    }

    void charge(Map<UUID, Charge> charges) {
        charges.forEach((user, charge) -> shares.put(user, Math.max(of(user), charge.floor()) + charge.seconds()));
    }

    void correct(UUID user, double difference) {
        shares.put(user, Math.max(0, of(user) + difference));
    }
}
