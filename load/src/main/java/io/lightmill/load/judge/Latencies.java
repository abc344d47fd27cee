package io.lightmill.load.judge;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Percentiles for people. */
public final class Latencies {

    private static final double MICROS = 1e3;
    private static final double P50 = 50;
    private static final double P99 = 99;

    private Latencies() {}

    /** The median and the 99th percentile of a histogram of microseconds. */
    public static String text(Histogram micros) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, most %.0f ms (%,d)",
                micros.getValueAtPercentile(P50) / MICROS,
                p99Millis(micros),
                micros.getMaxValue() / MICROS,
                micros.getTotalCount());
    }

    /** In milliseconds. */
    public static double p99Millis(Histogram micros) {
        return micros.getValueAtPercentile(P99) / MICROS;
    }

    /** A row whose 99th percentile has a bound in milliseconds. */
    public static Row judge(String what, Histogram micros, double bound) {
        String goal = String.format(Locale.ROOT, "p99 ≤ %.0f ms", bound);
        return micros.getTotalCount() == 0
                ? Row.notJudged(what, "none", goal)
                : Row.judged(what, text(micros), goal, p99Millis(micros) <= bound);
    }
}
