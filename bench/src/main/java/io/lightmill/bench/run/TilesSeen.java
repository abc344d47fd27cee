package io.lightmill.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.live.LiveEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** When a customer's event stream said of each item that it is completed: then a browser shows the picture. */
public final class TilesSeen implements Consumer<LiveEvent> {

    private final Map<UUID, Instant> completed = new ConcurrentHashMap<>();

    @Override
    public void accept(LiveEvent event) {
        Instant now = Instant.now();
        if (event.name().equals("items-changed")) {
            for (JsonNode item : event.json().path("items")) {
                if (item.path("state").asText().equals("completed")) {
                    completed.putIfAbsent(UUID.fromString(item.path("itemId").asText()), now);
                }
            }
        }
    }

    /** Up to now, by item. */
    public Map<UUID, Instant> completed() {
        return Map.copyOf(completed);
    }
}
