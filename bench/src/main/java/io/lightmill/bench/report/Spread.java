package io.lightmill.bench.report;

import java.util.Collection;
import java.util.List;

/**
 * Repeated measurements of one thing.
 *
 * @param sorted ascending, never empty
 */
public record Spread(List<Double> sorted) {

    /** Of these values in any order. */
    public static Spread of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Spread(values.stream().sorted().toList());
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The value that this share of all does not exceed (nearest rank). */
    public double percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
    }

    /** The same in another unit. */
    public Spread times(double factor) {
        return new Spread(sorted.stream().map(value -> value * factor).toList());
    }

    /** The least. */
    public double min() {
        return sorted.getFirst();
    }

    /** The greatest. */
    public double max() {
        return sorted.getLast();
    }
}
