package io.lightmill.bench.reading;

import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** From one thing that happened to an item or a job until another one did. */
public final class Waits {

    private Waits() {}

    /** When each item was first named by one of these lines. */
    public static Map<UUID, Instant> firstByItem(Collection<LedgerLine> lines) {
        return first(lines, LedgerLine::itemId);
    }

    /** The same by lines later than this: what was before is somebody else's. */
    public static Map<UUID, Instant> firstByItem(Collection<LedgerLine> lines, Instant since) {
        return firstByItem(
                lines.stream().filter(line -> line.at().isAfter(since)).toList());
    }

    /** When each job was first named by one of these lines. */
    public static Map<UUID, Instant> firstByJob(Collection<LedgerLine> lines) {
        return first(lines, LedgerLine::jobId);
    }

    /**
     * How long each waited.
     *
     * @throws IllegalStateException when one waited in vain
     */
    public static List<Double> milliseconds(Map<UUID, Instant> from, Map<UUID, Instant> to) {
        return from.entrySet().stream()
                .map(begin -> {
                    Instant end = to.get(begin.getKey());
                    if (end == null) {
                        throw new IllegalStateException(begin.getKey() + " waited in vain since " + begin.getValue());
                    }
                    return 1000 * EngineTime.seconds(begin.getValue(), end);
                })
                .toList();
    }

    private static Map<UUID, Instant> first(Collection<LedgerLine> lines, Function<LedgerLine, Optional<UUID>> about) {
        Map<UUID, Instant> first = new HashMap<>();
        lines.forEach(line ->
                about.apply(line).ifPresent(id -> first.merge(id, line.at(), (a, b) -> a.isBefore(b) ? a : b)));
        return first;
    }
}
