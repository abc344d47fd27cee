package io.lightmill.runpodlocal.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.settings.SimulationSettings;
import java.util.Set;

/** The simulation's settings, turned while it runs. */
public final class SimulationDial {

    /** Endpoint and connections are fixed once it runs. */
    private static final Set<String> TURNABLE =
            Set.of("workers", "scaling", "idleTimeout", "latency", "coldStart", "side", "failure", "readInputs");

    private SimulationSettings settings;

    /** As it was started. */
    public SimulationDial(SimulationSettings settings) {
        this.settings = settings;
    }

    /** As they are now. */
    public SimulationSettings settings() {
        return settings;
    }

    /**
     * Changes those that are named.
     *
     * @throws IllegalArgumentException when one is unknown or no such value; then none changes
     */
    public SimulationSettings turn(JsonNode changes) {
        ObjectNode merged = Json.MAPPER.valueToTree(settings);
        changes.properties().forEach(change -> {
            if (!TURNABLE.contains(change.getKey())) {
                throw new IllegalArgumentException("cannot be turned: " + change.getKey());
            }
            merged.set(change.getKey(), change.getValue());
        });
        settings = Json.convert(merged, SimulationSettings.class);
        return settings;
    }
}
