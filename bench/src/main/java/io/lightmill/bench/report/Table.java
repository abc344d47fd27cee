package io.lightmill.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures as rows. */
public final class Table {

    private static final String BEGIN = "<!-- bench:begin -->";
    private static final String END = "<!-- bench:end -->";
    private static final List<String> HEAD =
            List.of("", "Metric", "Median (min–max)", "Beside it", "Ratio", "Goal", "Reached");

    private final Report report;

    /** Of this report. */
    public Table(Report report) {
        this.report = report;
    }

    /** With blanks, for a terminal. */
    public String plain() {
        List<List<String>> rows = rows();
        List<Integer> widths = IntStream.range(0, HEAD.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> padded(row.get(column), widths.get(column)))
                        .collect(Collectors.joining("  ")))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    /** As Markdown, with the machine and the versions below. */
    public String markdown() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows()) {
            lines.add("| " + String.join(" | ", row) + " |");
        }
        lines.add(1, "|" + "---|".repeat(HEAD.size()));
        Machine machine = report.machine();
        lines.add("");
        lines.add("Measured %s on %s, %d cores, %,d MiB, %s, %s%s. %s."
                .formatted(
                        machine.at().toString().substring(0, 10),
                        machine.processor(),
                        machine.cores(),
                        machine.memoryMiB(),
                        machine.system(),
                        machine.java(),
                        machine.quick() ? ", with `--quick` sizes" : "",
                        report.versions().entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", "))));
        return String.join("\n", lines);
    }

    /** Puts the Markdown between the markers of a file. */
    public void writeInto(Path readme) {
        try {
            String text = Files.readString(readme);
            int begin = text.indexOf(BEGIN);
            int end = text.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalStateException(readme + " has no " + BEGIN + " … " + END);
            }
            Files.writeString(
                    readme, text.substring(0, begin + BEGIN.length()) + "\n" + markdown() + "\n" + text.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        report.figures().forEach(figure -> rows.add(row(figure)));
        return rows;
    }

    private static List<String> row(Figure figure) {
        String value = number(figure.value()) + " " + figure.unit();
        boolean one = figure.min() == figure.max();
        return List.of(
                figure.id(),
                figure.title(),
                one ? value : value + " (" + number(figure.min()) + "–" + number(figure.max()) + ")",
                figure.against() + ": " + number(figure.againstValue()),
                number(figure.ratio()),
                figure.goal().text(),
                figure.goal().reached() ? "yes" : "no");
    }

    /** Three significant digits, whole numbers from 100 on. */
    static String number(double value) {
        if (value == 0 || Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
