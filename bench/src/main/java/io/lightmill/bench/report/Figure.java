package io.lightmill.bench.report;

import java.util.Map;

/**
 * One figure beside what it is measured against.
 *
 * @param id letter of the metric, with a part behind a dot where the metric has several figures
 * @param title what it is
 * @param value median of the repetitions
 * @param min the least repetition
 * @param max the greatest
 * @param against what stands beside it, measured in the same run
 * @param againstValue in the same unit
 * @param details whatever explains it
 */
public record Figure(
        String id,
        String title,
        double value,
        double min,
        double max,
        String unit,
        String against,
        double againstValue,
        Goal goal,
        Map<String, Object> details) {

    /** Value over what stands beside it. */
    public double ratio() {
        return value / againstValue;
    }
}
