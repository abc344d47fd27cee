package io.lightmill.bench.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One figure beside what it is measured against.
 *
 * @param id letter of the metric, with a part behind a dot where the metric has several figures
 * @param title what it is
 * @param cpu what it took of the processors; null: not counted
 * @param details whatever explains it
 */
@JsonIgnoreProperties(value = "ratio", allowGetters = true)
public record Figure(
        String id,
        String title,
        Value value,
        Beside beside,
        Goal goal,
        @Nullable Cpu cpu,
        Map<String, Object> details) {

    /** A figure that needs no explanation. */
    public Figure(String id, String title, Value value, Beside beside, Goal goal) {
        this(id, title, value, beside, goal, null, Map.of());
    }

    /**
     * What was measured.
     *
     * @param median of the repetitions, or whatever the title says
     * @param min the least repetition
     * @param max the greatest
     */
    public record Value(double median, double min, double max, String unit) {

        /** The middle and the ends of repeated measurements. */
        public static Value of(Spread spread, String unit) {
            return new Value(spread.median(), spread.min(), spread.max(), unit);
        }

        /** Measured once, or reckoned from everything that was measured. */
        public static Value of(double one, String unit) {
            return new Value(one, one, one, unit);
        }
    }

    /**
     * What stands beside it, measured in the same run.
     *
     * @param what for people
     * @param value in the same unit
     */
    public record Beside(String what, double value) {}

    /** Value over what stands beside it. */
    @JsonProperty("ratio")
    public double ratio() {
        return value.median() / beside.value();
    }

    /** With one more detail. */
    public Figure with(String detail, Object what) {
        Map<String, Object> more = new TreeMap<>(details);
        more.put(detail, what);
        return new Figure(id, title, value, beside, goal, cpu, more);
    }

    /** With what it took. */
    public Figure with(Cpu taken) {
        return new Figure(id, title, value, beside, goal, taken, details);
    }
}
