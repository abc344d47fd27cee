package io.lightmill.e2e.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.api.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** What was written down up to now, in the order in which it happened. */
public record Ledger(List<LedgerLine> lines) {

    /** Reads the file, if there is one; a last line that is still being written is left out, wherever it is torn. */
    public static Ledger read(Path file) {
        return Files.exists(file) ? read(file, line -> true) : new Ledger(List.of());
    }

    /** Reads only the lines of these kinds, so that a file of any length can be read; a last line that is being written is left out. */
    public static Ledger read(Path file, Set<String> events) {
        List<String> marks =
                events.stream().map(event -> "\"event\":\"" + event + "\"").toList();
        return read(file, line -> marks.stream().anyMatch(line::contains));
    }

    private static Ledger read(Path file, Predicate<String> isWanted) {
        List<LedgerLine> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    line.write(next);
                    continue;
                }
                if (isWanted.test(line.toString(StandardCharsets.UTF_8))) {
                    lines.add(LedgerLine.of(Json.read(line.toByteArray(), JsonNode.class)));
                }
                line.reset();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ledger(List.copyOf(lines));
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
