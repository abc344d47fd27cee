package io.lightmill.bench.report;

import io.lightmill.bench.report.Figure.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Findings as rows. */
public final class Table {

    private static final List<String> HEAD = List.of(
            "", "Metric", "Median (min–max)", "Beside it", "Ratio", "Goal", "Reached", "CPU seconds", "Measured");

    private final List<Finding> findings;

    /** Of these. */
    public Table(List<Finding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** With blanks, for a terminal. */
    public String plain() {
        return String.join("\n", lines());
    }

    /** The head and the rows, for a terminal. */
    List<String> lines() {
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
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }

    /** As Markdown, with the machines and the versions below. */
    public String markdown() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows()) {
            lines.add("| " + String.join(" | ", row) + " |");
        }
        lines.add(1, "|" + "---|".repeat(HEAD.size()));
        lines.add("");
        lines.add("Measured on " + String.join("; on ", machines()) + ".");
        lines.add("");
        versions().forEach((what, which) -> lines.add("- " + what + ": " + String.join("; ", which)));
        return String.join("\n", lines).stripTrailing();
    }

    private Set<String> machines() {
        return findings.stream()
                .map(finding -> finding.machine().text())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** One of each as a rule; several while rows of different days stand beside each other. */
    private Map<String, Set<String>> versions() {
        Map<String, Set<String>> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        findings.forEach(finding -> finding.versions()
                .forEach((what, which) ->
                        versions.computeIfAbsent(what, any -> new TreeSet<>()).add(which)));
        return versions;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        findings.forEach(finding -> rows.add(row(finding)));
        return rows;
    }

    private static List<String> row(Finding finding) {
        Figure figure = finding.figure();
        return List.of(
                figure.id(),
                figure.title(),
                value(figure.value()),
                figure.beside().what() + ": " + number(figure.beside().value()),
                number(figure.ratio()),
                figure.goal().text(),
                yesOrNo(figure.goal().reached()),
                cpu(figure.cpu()),
                finding.machine().day());
    }

    private static String value(Value value) {
        String median = (number(value.median()) + " " + value.unit()).strip();
        boolean one = value.min() == value.max();
        return one ? median : median + " (" + number(value.min()) + "–" + number(value.max()) + ")";
    }

    private static String yesOrNo(@Nullable Boolean reached) {
        if (reached == null) {
            return "–";
        }
        return reached ? "yes" : "no";
    }

    private static String cpu(@Nullable Cpu cpu) {
        return cpu == null
                ? ""
                : "%s + %s + %s, beside it %s"
                        .formatted(
                                number(cpu.services()),
                                number(cpu.servers()),
                                number(cpu.endpoint()),
                                number(cpu.beside()));
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
