package io.lightmill.e2e.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one item, as the worker itself wrote it down.
 *
 * @param started when the engine began
 * @param ended when the engine was through; null: never
 * @param uploaded when the PUT of its file was acknowledged; null: never
 * @param failed whether the worker reported that no file comes of it
 */
public record Try(
        UUID item,
        UUID attempt,
        Instant started,
        @Nullable Instant ended,
        @Nullable Instant uploaded,
        boolean failed) {

    private record Key(UUID item, UUID attempt) {}

    /** All tries of a ledger, by item, each item's in the order of their starts. */
    public static Map<UUID, List<Try>> byItem(Ledger ledger) {
        Map<Key, Try> tries = new LinkedHashMap<>();
        for (LedgerLine line : ledger.lines()) {
            key(line).ifPresent(key -> tries.compute(key, (same, before) -> after(before, key, line)));
        }
        Map<UUID, List<Try>> byItem = new LinkedHashMap<>();
        tries.values().stream()
                .sorted(Comparator.comparing(Try::started))
                .forEach(each -> byItem.computeIfAbsent(each.item(), item -> new ArrayList<>())
                        .add(each));
        return byItem;
    }

    private static Optional<Key> key(LedgerLine line) {
        return line.itemId().flatMap(item -> line.attemptId().map(attempt -> new Key(item, attempt)));
    }

    private static @Nullable Try after(@Nullable Try before, Key key, LedgerLine line) {
        Try known = before == null ? new Try(key.item(), key.attempt(), line.at(), null, null, false) : before;
        return switch (line.event()) {
            case "started" -> known;
            case "ended" -> known.with(line.at(), known.uploaded, known.failed);
            case "uploaded" -> known.with(known.ended, line.at(), known.failed);
            case "reported" ->
                // An item may be reported as failed before the engine ever began with it: then nothing was paid.
                before == null
                        ? null
                        : known.with(
                                known.ended,
                                known.uploaded,
                                line.text("outcome").equals("failed"));
            default -> before;
        };
    }

    private Try with(@Nullable Instant end, @Nullable Instant upload, boolean failure) {
        return new Try(item, attempt, started, end, upload, failure);
    }
}
