package io.lightmill.runpodlocal.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests of this process's earlier lives that somebody may still ask for, as its ledger tells. Those that were open ended with
 * it, the others had ended before, perhaps a moment ago. Who asks must hear so, or would hold a permit until the ttl.
 */
public final class EarlierLife {

    private static final Set<String> BEGINS = Set.of("accepted", "retried");
    private static final Map<String, Status> ENDS = Map.of(
            "done", Status.COMPLETED,
            "failed", Status.FAILED,
            "cancelled", Status.CANCELLED,
            "timed-out", Status.TIMED_OUT);
    private static final Set<String> GONE = Set.of("purged", "ttl-expired", "retention-expired", "forgotten");

    private final Map<String, Map<String, Remembered>> endpoints = new LinkedHashMap<>();

    private EarlierLife() {}

    /**
     * One request.
     *
     * @param status how it ended; null: it was open when the process ended
     * @param at when that was, or when it was accepted
     */
    public record Remembered(String id, @Nullable Status status, Instant at) {}

    /** Nobody kept a ledger. */
    public static EarlierLife none() {
        return new EarlierLife();
    }

    /**
     * Reads a ledger, if there is one.
     *
     * @param since older lines are of requests that nobody asks for any more
     */
    public static EarlierLife of(Path ledger, Instant since) throws IOException {
        EarlierLife life = new EarlierLife();
        if (Files.exists(ledger)) {
            LedgerTail.read(ledger, since, life::take);
        }
        return life;
    }

    /** Those of this endpoint, oldest first. */
    public Collection<Remembered> at(String endpoint) {
        return List.copyOf(endpoints.getOrDefault(endpoint, Map.of()).values());
    }

    private void take(String text) {
        JsonNode line;
        try {
            line = Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException torn) {
            // The process was killed while it wrote.
            return;
        }
        String event = line.path("event").asText();
        String id = line.path("requestId").asText();
        Instant at = Instant.ofEpochMilli(line.path("time").asLong());
        Map<String, Remembered> requests =
                endpoints.computeIfAbsent(line.path("endpoint").asText(), endpoint -> new LinkedHashMap<>());
        if (BEGINS.contains(event)) {
            requests.put(id, new Remembered(id, null, at));
        } else if (ENDS.containsKey(event)) {
            requests.put(id, new Remembered(id, ENDS.get(event), at));
        } else if (GONE.contains(event)) {
            requests.remove(id);
        }
    }
}
