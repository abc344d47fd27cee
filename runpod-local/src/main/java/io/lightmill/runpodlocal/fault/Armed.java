package io.lightmill.runpodlocal.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.runpodlocal.json.Json;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A fault that waits for its moment. */
public final class Armed {

    private final Fault fault;
    private final double probability;
    private final @Nullable Integer count;
    private int struck;

    /**
     * Arms it.
     *
     * @param probability of each occasion
     * @param count how often it strikes at most; null: always
     */
    public Armed(Fault fault, double probability, @Nullable Integer count) {
        this.fault = fault;
        this.probability = probability;
        this.count = count;
    }

    /**
     * Reads {@code {"type": …, "probability": 0.3, "count": 5, …}}.
     *
     * @throws IllegalArgumentException when it is no such thing
     */
    public static Armed of(JsonNode json) {
        if (!(json instanceof ObjectNode given) || !json.path("type").isTextual()) {
            throw new IllegalArgumentException("a fault is an object with a type");
        }
        ObjectNode own = given.deepCopy();
        JsonNode probability = own.remove("probability");
        JsonNode count = own.remove("count");
        own.remove("struck");
        return new Armed(
                Json.convert(own, Fault.class),
                probability == null ? 1 : probability.asDouble(1),
                count == null || count.isNull() ? null : (Integer) count.asInt());
    }

    /** What the menu calls it. */
    public static String type(Fault fault) {
        return Json.MAPPER.valueToTree(fault).path("type").asText();
    }

    /** As it was read, and how often it struck. */
    public ObjectNode toJson() {
        ObjectNode json = Json.MAPPER.valueToTree(fault);
        json.put("probability", probability);
        if (count != null) {
            json.put("count", count);
        }
        return json.put("struck", struck);
    }

    Fault fault() {
        return fault;
    }

    boolean isSpent() {
        return count != null && struck >= count;
    }

    boolean strikes(RandomGenerator random) {
        if (isSpent() || (probability < 1 && random.nextDouble() >= probability)) {
            return false;
        }
        struck++;
        return true;
    }
}
