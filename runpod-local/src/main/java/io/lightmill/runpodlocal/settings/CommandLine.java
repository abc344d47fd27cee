package io.lightmill.runpodlocal.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.runpodlocal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Settings from flags. They are laid over those of a JSON file, and these over production's: the three are merged as trees,
 * so that each names only what it changes.
 */
public final class CommandLine {

    /** The flags that set one value, and where it stands in the tree. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("--host", "host"),
            Map.entry("--port", "port"),
            Map.entry("--admin-port", "adminPort"),
            Map.entry("--ledger", "ledger"),
            Map.entry("--seed", "seed"),
            Map.entry("--endpoint", "endpoints/0/id"),
            Map.entry("--workers-max", "endpoints/0/workersMax"),
            Map.entry("--rate-limits", "endpoints/0/limits/rates"),
            Map.entry("--take-hold", "endpoints/0/limits/takeHold"),
            Map.entry("--lost-after", "endpoints/0/rules/lostAfter"),
            Map.entry("--simulated-workers", "simulation/workers"),
            Map.entry("--scaling", "simulation/scaling"),
            Map.entry("--idle-timeout", "simulation/idleTimeout"),
            Map.entry("--latency", "simulation/latency"),
            Map.entry("--cold-start", "simulation/coldStart"),
            Map.entry("--output-side", "simulation/side"),
            Map.entry("--failure-probability", "simulation/failure"),
            Map.entry("--read-inputs", "simulation/readInputs"),
            Map.entry("--connections", "simulation/connections"));

    private static final String DEFAULT_KEY = "local";

    private final Map<String, String> environment;

    /**
     * With this environment.
     *
     * @param environment {@code RUNPOD_LOCAL_KEY} is the key of the endpoint, since flags can be seen by everybody
     */
    public CommandLine(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads flags, each followed by its value.
     *
     * @throws IllegalArgumentException when one is unknown, or no such value
     */
    public Settings read(List<String> flags) throws IOException {
        ObjectNode file = Json.object();
        ObjectNode fromFlags = Json.object();
        for (int i = 0; i < flags.size(); i += 2) {
            String flag = flags.get(i);
            if (i + 1 == flags.size()) {
                throw new IllegalArgumentException(flag + " needs a value");
            }
            String value = flags.get(i + 1);
            if (flag.equals("--config")) {
                file = (ObjectNode) Json.read(Files.readAllBytes(Path.of(value)));
            } else if (flag.equals("--key")) {
                key(fromFlags, value);
            } else {
                set(fromFlags, place(flag), value);
            }
        }
        return settings(file, fromFlags);
    }

    private static String place(String flag) {
        String place = VALUES.get(flag);
        if (place == null) {
            throw new IllegalArgumentException("unknown flag " + flag);
        }
        return place;
    }

    private Settings settings(ObjectNode file, ObjectNode flags) {
        ObjectNode merged = defaults();
        merge(merged, file);
        String key = environment.get("RUNPOD_LOCAL_KEY");
        if (key != null) {
            key(merged, key);
        }
        merge(merged, flags);
        ArrayNode endpoints = merged.withArray("endpoints");
        for (int i = 0; i < endpoints.size(); i++) {
            ObjectNode whole = Json.MAPPER.valueToTree(EndpointSettings.of("local", DEFAULT_KEY));
            merge(whole, (ObjectNode) endpoints.get(i));
            endpoints.set(i, whole);
        }
        return checked(Json.convert(merged, Settings.class));
    }

    private static ObjectNode defaults() {
        EndpointSettings endpoint = EndpointSettings.of("local", DEFAULT_KEY);
        Settings settings = new Settings(
                "127.0.0.1", 8090, 8091, null, 1, List.of(endpoint), SimulationSettings.none(endpoint.id()));
        return Json.MAPPER.valueToTree(settings);
    }

    private static Settings checked(Settings settings) {
        List<String> ids =
                settings.endpoints().stream().map(EndpointSettings::id).toList();
        if (!ids.contains(settings.simulation().endpoint())) {
            if (ids.size() > 1) {
                throw new IllegalArgumentException(
                        "no endpoint " + settings.simulation().endpoint());
            }
            return settings.with(settings.simulation().at(ids.getFirst()));
        }
        return settings;
    }

    private static void key(ObjectNode tree, String key) {
        ObjectNode first = first(tree);
        first.putArray("keys").add(key);
    }

    private static ObjectNode first(ObjectNode tree) {
        ArrayNode endpoints = tree.withArray("endpoints");
        return endpoints.isEmpty() ? endpoints.addObject() : (ObjectNode) endpoints.get(0);
    }

    private static void set(ObjectNode tree, String path, String value) {
        ObjectNode node = tree;
        String rest = path;
        if (path.startsWith("endpoints/0/")) {
            node = first(tree);
            rest = path.substring("endpoints/0/".length());
        }
        for (int slash = rest.indexOf('/'); slash > 0; slash = rest.indexOf('/')) {
            node = node.withObject("/" + rest.substring(0, slash));
            rest = rest.substring(slash + 1);
        }
        node.put(rest, value);
    }

    /** Objects are merged, lists element by element; everything else is replaced. */
    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(field -> {
            JsonNode old = into.get(field.getKey());
            if (old instanceof ObjectNode oldObject && field.getValue() instanceof ObjectNode newObject) {
                merge(oldObject, newObject);
            } else if (old instanceof ArrayNode oldArray
                    && field.getValue() instanceof ArrayNode newArray
                    && newArray.path(0).isObject()) {
                merge(oldArray, newArray);
            } else {
                into.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }

    private static void merge(ArrayNode into, ArrayNode from) {
        for (int i = 0; i < from.size(); i++) {
            if (i < into.size()) {
                merge((ObjectNode) into.get(i), (ObjectNode) from.get(i));
            } else {
                into.add(from.get(i).deepCopy());
            }
        }
    }
}
