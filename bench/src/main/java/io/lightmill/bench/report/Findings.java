package io.lightmill.bench.report;

import io.lightmill.e2e.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last finding of each figure. */
public final class Findings {

    private final Map<String, Finding> byFigure = new LinkedHashMap<>();

    /** None yet. */
    public Findings() {}

    /** Those that a file keeps; none when there is no file. */
    public static Findings read(Path file) {
        Findings findings = new Findings();
        try {
            if (Files.exists(file)) {
                List.of(Json.read(Files.readAllBytes(file), Finding[].class)).forEach(findings::put);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }

    /** A new one, in the place of an earlier one of the same figure. */
    public void put(Finding finding) {
        byFigure.put(finding.figure().id(), finding);
    }

    /** All, in the order in which they came. */
    public List<Finding> all() {
        return List.copyOf(byFigure.values());
    }

    /** Those of these metrics, in their order; what was measured once and is a metric no more is left out. */
    public List<Finding> of(Collection<String> metrics) {
        List<String> order = List.copyOf(metrics);
        return byFigure.values().stream()
                .filter(finding -> order.contains(finding.metric()))
                .sorted(Comparator.comparingInt(finding -> order.indexOf(finding.metric())))
                .toList();
    }

    /** Writes a file that {@link #read} reads. */
    public void write(Path file) {
        JsonFile.write(file, all());
    }
}
