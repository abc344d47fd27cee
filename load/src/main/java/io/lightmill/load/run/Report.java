package io.lightmill.load.run;

import io.lightmill.e2e.api.Json;
import io.lightmill.load.judge.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found, in sections; told as soon as it is known, and written anew each time, so that a run that ends early has what there was. */
final class Report {

    private final long seed;
    private final Arguments arguments;
    private final Map<String, List<Row>> sections = new LinkedHashMap<>();

    Report(Arguments arguments) {
        this.arguments = arguments;
        this.seed = arguments.seed();
    }

    /** Takes the rows of a section. */
    void add(String section, List<Row> rows) {
        sections.put(section, rows);
        System.out.println();
        System.out.println(section);
        rows.forEach(row -> System.out.println(text(row)));
        write();
    }

    /** A line of what, figure, goal and verdict. */
    static String text(Row row) {
        String goal = row.goal().isEmpty() ? "" : "   (" + row.goal() + ") ";
        return ("  " + row.what() + ": " + row.figure() + goal + row.mark().word()).stripTrailing();
    }

    /** Whether nothing was broken. */
    boolean holds() {
        return sections.values().stream().flatMap(List::stream).noneMatch(row -> row.mark() == Row.Mark.BROKEN);
    }

    private void write() {
        Path file = arguments.json();
        if (file == null) {
            return;
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("seed", seed);
        report.put("minutes", arguments.minutes());
        report.put("users", arguments.users());
        report.put("reached", holds());
        List<Map<String, Object>> all = new ArrayList<>();
        sections.forEach((section, rows) -> all.add(Map.of("section", section, "rows", rows)));
        report.put("sections", all);
        try {
            Files.writeString(file, Json.write(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
