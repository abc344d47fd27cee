package io.lightmill.runpodlocal.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The requests that were open when this process last ended, as its ledger tells. They ended with it; who asks for one must hear that,
 * or would hold a permit for it until its ttl.
 */
public final class EarlierLife {

    private static final String ACCEPTED = "accepted";

    private static final Set<String> ENDS = Set.of(
            "done", "failed", "cancelled", "timed-out", "purged", "ttl-expired", "retention-expired", "forgotten");

    private static final String TIME = "{\"time\":";

    private final Map<String, Set<String>> open = new LinkedHashMap<>();

    private EarlierLife() {}

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
            try (Stream<String> lines = Files.lines(ledger, StandardCharsets.UTF_8)) {
                lines.filter(line -> isOfRequest(line) && isSince(line, since)).forEach(life::take);
            }
        }
        return life;
    }

    /** The ids of those of this endpoint, oldest first. */
    public Collection<String> openAt(String endpoint) {
        return List.copyOf(open.getOrDefault(endpoint, Set.of()));
    }

    /** Lines of items are many; none of them is parsed. */
    private static boolean isOfRequest(String line) {
        return line.contains("\"requestId\"") && !line.contains("\"itemId\"");
    }

    private static boolean isSince(String line, Instant since) {
        int end = line.indexOf(',');
        if (!line.startsWith(TIME) || end < 0) {
            return false;
        }
        try {
            return Long.parseLong(line, TIME.length(), end, 10) >= since.toEpochMilli();
        } catch (NumberFormatException e) {
            return false;
        }
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
        Set<String> ids = open.computeIfAbsent(line.path("endpoint").asText(), endpoint -> new LinkedHashSet<>());
        if (event.equals(ACCEPTED)) {
            ids.add(line.path("requestId").asText());
        } else if (ENDS.contains(event)) {
            ids.remove(line.path("requestId").asText());
        }
    }
}
