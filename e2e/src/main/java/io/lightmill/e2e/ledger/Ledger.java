package io.lightmill.e2e.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What was written down up to now, in the order in which it happened. */
public record Ledger(List<LedgerLine> lines) {

    /** Reads the file; a last line that is still being written is left out. */
    public static Ledger read(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            return new Ledger(whole.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class))
                    .map(LedgerLine::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads only the lines of these kinds, so that a file of any length can be read; a last line that is being written is left out. */
    public static Ledger read(Path file, Set<String> events) {
        List<String> marks =
                events.stream().map(event -> "\"event\":\"" + event + "\"").toList();
        try (Stream<String> lines = Files.lines(file)) {
            return new Ledger(
                    lines.filter(line -> line.endsWith("}") && marks.stream().anyMatch(line::contains))
                            .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class))
                            .map(LedgerLine::of)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of one kind. */
    public List<LedgerLine> of(String event) {
        return lines.stream().filter(line -> line.event().equals(event)).toList();
    }

    /** The lines about these items. */
    public Ledger about(Set<UUID> items) {
        return new Ledger(lines.stream()
                .filter(line -> line.itemId().filter(items::contains).isPresent())
                .toList());
    }
}
