package io.lightmill.bench.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is aimed at, and whether it was reached.
 *
 * @param text for people
 * @param reached null: nothing is aimed at
 */
public record Goal(String text, @Nullable Boolean reached) {

    /** The figure only explains another one. */
    public static Goal none() {
        return new Goal("–", null);
    }

    /** The ratio to what stands beside it is at least this. */
    public static Goal ratioAtLeast(double bound, double ratio) {
        return new Goal("ratio ≥ " + number(bound), ratio >= bound);
    }

    /** The ratio to what stands beside it is at most this. */
    public static Goal ratioAtMost(double bound, double ratio) {
        return new Goal("ratio ≤ " + number(bound), ratio <= bound);
    }

    /** The value is at least this. */
    public static Goal atLeast(double bound, double value) {
        return new Goal("≥ " + number(bound), value >= bound);
    }

    /** The value is at most this. */
    public static Goal atMost(double bound, double value) {
        return new Goal("≤ " + number(bound), value <= bound);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
