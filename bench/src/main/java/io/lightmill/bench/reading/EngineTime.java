package io.lightmill.bench.reading;

import io.lightmill.e2e.ledger.Try;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How long engines were busy with which tries.
 *
 * @param tries in the order in which the engines began with them, only those that an engine ended
 */
public record EngineTime(List<Try> tries) {

    /** Of these, in any order. */
    public static EngineTime of(Collection<Try> tries) {
        return new EngineTime(tries.stream()
                .filter(each -> each.ended() != null)
                .sorted(Comparator.comparing(Try::started))
                .toList());
    }

    /** All of it: what is paid for. */
    public double seconds() {
        return tries.stream().mapToDouble(EngineTime::seconds).sum();
    }

    /** Of one try of each item: the first whose file was stored. The others were paid for in vain. */
    public double usefulSeconds() {
        Map<UUID, Try> kept = tries.stream()
                .filter(each -> each.uploaded() != null)
                .collect(Collectors.toMap(Try::item, each -> each, (first, again) -> first));
        return kept.values().stream().mapToDouble(EngineTime::seconds).sum();
    }

    /** The part of it that lies between two moments. */
    public double secondsBetween(Instant from, Instant to) {
        return tries.stream()
                .mapToDouble(each -> Math.max(
                        0, seconds(later(each.started(), from), earlier(Objects.requireNonNull(each.ended()), to))))
                .sum();
    }

    /** Of each chunk, in the order in which the engines began with them. */
    public List<Double> ofChunks() {
        Map<UUID, Double> chunks = new LinkedHashMap<>();
        tries.forEach(each -> chunks.merge(each.attempt(), seconds(each), Double::sum));
        return List.copyOf(chunks.values());
    }

    /** Of chunks of so many, were they cut from the same items in the same order. */
    public List<Double> ofChunksOf(int items) {
        List<Double> chunks = new ArrayList<>();
        for (int i = 0; i < tries.size(); i += items) {
            chunks.add(new EngineTime(tries.subList(i, Math.min(i + items, tries.size()))).seconds());
        }
        return chunks;
    }

    /** When the last file was stored. */
    public Instant lastUpload() {
        return tries.stream()
                .map(Try::uploaded)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static double seconds(Try each) {
        return seconds(each.started(), Objects.requireNonNull(each.ended()));
    }

    /** Between two moments; negative when the second is earlier. */
    public static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
