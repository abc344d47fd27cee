package io.lightmill.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run, for programs: where it was, and what each figure came to, by its id.
 *
 * @param metrics in the order in which they were measured
 */
record Run(Machine machine, Map<String, Measured> metrics) {

    static Run of(Machine machine, List<Finding> findings) {
        Map<String, Measured> metrics = new LinkedHashMap<>();
        findings.forEach(finding -> metrics.put(finding.figure().id(), Measured.of(finding)));
        return new Run(machine, metrics);
    }

    /**
     * A figure in one level.
     *
     * @param value the median
     * @param against what stands beside it
     * @param againstValue in the same unit
     * @param ratio {@code value} over {@code againstValue}
     * @param reached null: nothing is aimed at
     * @param cpu null: not counted
     * @param versions of what it was measured with
     */
    record Measured(
            String title,
            double value,
            double min,
            double max,
            String unit,
            String against,
            @JsonProperty("against_value") double againstValue,
            double ratio,
            String goal,
            @Nullable Boolean reached,
            @Nullable Cpu cpu,
            Map<String, Object> details,
            Map<String, String> versions) {

        static Measured of(Finding finding) {
            Figure figure = finding.figure();
            return new Measured(
                    figure.title(),
                    figure.value().median(),
                    figure.value().min(),
                    figure.value().max(),
                    figure.value().unit(),
                    figure.beside().what(),
                    figure.beside().value(),
                    figure.ratio(),
                    figure.goal().text(),
                    figure.goal().reached(),
                    figure.cpu(),
                    figure.details(),
                    finding.versions());
        }
    }
}
