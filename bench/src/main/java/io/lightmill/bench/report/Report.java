package io.lightmill.bench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.lightmill.e2e.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All figures of one run. */
public record Report(Machine machine, Map<String, String> versions, List<Figure> figures) {

    /** For programs. */
    public String json() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        figures.forEach(figure -> metrics.put(figure.id(), metric(figure)));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("versions", versions);
        all.put("metrics", metrics);
        try {
            return Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the JSON. */
    public void writeJson(Path file) {
        try {
            Files.writeString(file, json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> metric(Figure figure) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("title", figure.title());
        metric.put("value", figure.value());
        metric.put("unit", figure.unit());
        metric.put("min", figure.min());
        metric.put("max", figure.max());
        metric.put("against", figure.against());
        metric.put("against_value", figure.againstValue());
        metric.put("ratio", figure.ratio());
        metric.put("goal", figure.goal().text());
        metric.put("reached", figure.goal().reached());
        metric.put("details", figure.details());
        return metric;
    }
}
