package io.lightmill.load.judge;

import io.lightmill.load.watch.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Whether services hold ever more: a line through their memory in the last ten minutes. */
public final class MemoryFlat {

    private static final double GOAL_PERCENT_AN_HOUR = 1;
    private static final Duration LOOKED_AT = Duration.ofMinutes(10);
    private static final double MILLIS_AN_HOUR = Duration.ofHours(1).toMillis();

    private MemoryFlat() {}

    /** A row for each service. */
    public static List<Row> judge(List<Sample> samples) {
        Instant end = samples.getLast().at();
        List<Sample> last = samples.stream()
                .filter(sample -> !sample.at().isBefore(end.minus(LOOKED_AT)))
                .toList();
        boolean enough = !samples.getFirst().at().isAfter(end.minus(LOOKED_AT));
        List<Row> rows = new ArrayList<>();
        for (String service : new TreeSet<>(samples.getLast().residentBytes().keySet())) {
            rows.add(judge(service, last, enough));
        }
        return rows;
    }

    private static Row judge(String service, List<Sample> samples, boolean enough) {
        String what = "memory of " + service + ": growth in the last ten minutes";
        String goal = "≤ 1 % an hour";
        List<Slope.Point> points = samples.stream()
                .filter(sample -> sample.residentBytes().containsKey(service))
                .map(sample -> new Slope.Point(
                        sample.at().toEpochMilli() / MILLIS_AN_HOUR,
                        sample.residentBytes().get(service)))
                .toList();
        if (points.size() < 3) {
            return Row.notJudged(what, points.size() + " samples", goal);
        }
        Slope slope = Slope.through(points);
        double percent = 100 * slope.perUnit() / slope.mean();
        String figure = String.format(
                Locale.ROOT,
                "%+.1f ± %.1f %% an hour of %.0f MiB",
                percent,
                100 * slope.error() / slope.mean(),
                slope.mean() / (1 << 20));
        return enough
                ? Row.judged(what, figure, goal, percent <= GOAL_PERCENT_AN_HOUR)
                : Row.notJudged(what, figure + " (less than ten minutes)", goal);
    }
}
