package io.lightmill.dispatcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.dispatcher.database.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The events in the outbox, as a sibling would read them. */
public final class Said {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Sql sql;
    private final Map<String, Long> versions = new HashMap<>();
    private final Set<String> last = new HashSet<>();

    /** What is said in this database. */
    public Said(Sql sql) {
        this.sql = sql;
    }

    /** Each item's versions only grow, and nothing follows its final word. */
    public void isInOrder() {
        sql.list("select type, body from outbox order by id", c -> Map.entry(c.text("type"), c.bytes("body")))
                .forEach(event -> read(event.getKey(), json(event.getValue())));
    }

    private void read(String type, JsonNode body) {
        boolean ends = type.contains("failed") || type.contains("cancelled");
        if (body.has("itemId")) {
            word(type, body.get("itemId").asText(), body.get("version").asLong(), ends);
        }
        body.path("items")
                .forEach(item -> word(
                        type, item.get("itemId").asText(), item.get("version").asLong(), ends));
    }

    private void word(String type, String item, long version, boolean ends) {
        assertThat(last).as("%s after the final word", type).doesNotContain(item);
        assertThat(version).as("version of %s", type).isGreaterThan(versions.getOrDefault(item, 0L));
        versions.put(item, version);
        if (ends) {
            last.add(item);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
