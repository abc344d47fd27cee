package io.lightmill.e2e.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that happened.
 *
 * @param at when
 * @param event what: {@code claimed}, {@code started}, {@code ended}, {@code uploaded}, {@code reported}, …
 * @param fields everything that was written
 */
public record LedgerLine(Instant at, String event, JsonNode fields) {

    static LedgerLine of(JsonNode fields) {
        Instant at = fields.hasNonNull("iso")
                ? Instant.parse(fields.get("iso").asText())
                : Instant.ofEpochMilli(fields.path("time").asLong());
        return new LedgerLine(at, fields.path("event").asText(), fields);
    }

    /** Which item it is about, if it is about one. */
    public Optional<UUID> itemId() {
        return id("itemId");
    }

    /** Which attempt it belongs to. */
    public Optional<UUID> attemptId() {
        return id("attemptId");
    }

    /** Which job it belongs to. */
    public Optional<UUID> jobId() {
        return id("jobId");
    }

    /** A text field; empty when it is not there. */
    public String text(String field) {
        return fields.path(field).asText("");
    }

    private Optional<UUID> id(String field) {
        return fields.hasNonNull(field)
                ? Optional.of(UUID.fromString(fields.get(field).asText()))
                : Optional.empty();
    }
}
