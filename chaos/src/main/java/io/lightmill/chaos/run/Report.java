package io.lightmill.chaos.run;

import io.lightmill.chaos.arena.Replicas;
import io.lightmill.chaos.judge.Finding;
import io.lightmill.chaos.judge.Moment;
import io.lightmill.chaos.judge.Promise;
import io.lightmill.chaos.judge.Spending;
import io.lightmill.chaos.judge.Violation;
import io.lightmill.e2e.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param seed repeats its schedule
 */
record Report(long seed, Replicas replicas, double minutes, List<Outcome> outcomes) {

    private static final String ROW = "%-5s %-70s %5s %5s %6s %7s %7s %6s %6s  %s%n";

    boolean held() {
        return outcomes.stream().allMatch(Outcome::held);
    }

    /** For people. */
    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                ROW,
                "",
                "fault",
                "done",
                "kills",
                "items",
                "gap s",
                "back s",
                "paid",
                "took s",
                "promises"));
        for (Outcome outcome : outcomes) {
            table.append(String.format(
                    Locale.ROOT,
                    ROW,
                    outcome.family().id(),
                    outcome.family().fault(),
                    outcome.disturbances(),
                    outcome.kills(),
                    outcome.items(),
                    seconds(outcome.recovery().gap()),
                    seconds(outcome.recovery().back()),
                    ratio(outcome.spending()),
                    outcome.took().toSeconds(),
                    verdict(outcome)));
        }
        for (Promise promise : Promise.values()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-8s %-70s %9d looked at, %s%n",
                    promise,
                    promise.sentence(),
                    looked(promise),
                    broken(promise) == 0 ? "held" : "BROKEN in " + broken(promise) + " families"));
        }
        return table.append("seed ")
                .append(seed)
                .append(", ")
                .append(replicas)
                .append(", ")
                .append(kills())
                .append(" kills in ")
                .append(took().toMinutes())
                .append(" minutes, engine seconds paid ÷ useful ")
                .append(ratio(spending()))
                .toString();
    }

    private int kills() {
        return outcomes.stream().mapToInt(Outcome::kills).sum();
    }

    private Spending spending() {
        return outcomes.stream().map(Outcome::spending).reduce(Spending::plus).orElseThrow();
    }

    private static String ratio(Spending spending) {
        return String.format(Locale.ROOT, "%.3f", spending.ratio());
    }

    private Duration took() {
        return outcomes.stream().map(Outcome::took).reduce(Duration.ZERO, Duration::plus);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }

    private static String verdict(Outcome outcome) {
        List<String> broken = outcome.findings().stream()
                .filter(finding -> !finding.held())
                .map(finding -> finding.promise().name())
                .toList();
        String missed = outcome.missed().isEmpty() ? "" : " MISSED " + outcome.missed();
        String excused = outcome.family().excused().isEmpty()
                ? ""
                : " NOT JUDGED " + outcome.family().excused();
        return (broken.isEmpty() ? "held" : "BROKEN " + String.join(" ", broken)) + missed + excused;
    }

    private long looked(Promise promise) {
        return findings(promise).stream().mapToLong(Finding::looked).sum();
    }

    private long broken(Promise promise) {
        return findings(promise).stream().filter(finding -> !finding.held()).count();
    }

    private List<Finding> findings(Promise promise) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.findings().stream())
                .filter(finding -> finding.promise() == promise)
                .toList();
    }

    /** Every violation with its history. */
    static String histories(Outcome outcome) {
        StringBuilder text = new StringBuilder();
        outcome.missed().forEach(missed -> text.append(missed).append('\n'));
        for (Finding finding : outcome.findings()) {
            finding.violation().ifPresent(violation -> text.append(history(finding.promise(), violation)));
        }
        return text.toString();
    }

    private static String history(Promise promise, Violation violation) {
        StringBuilder text = new StringBuilder(promise + " (" + promise.sentence() + "): " + violation.what() + "\n");
        violation.history().stream()
                .map(Moment::toString)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    void writeJson(Path file) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("seed", seed);
        report.put("replicas", replicas.dispatchers());
        report.put("others", replicas.others());
        report.put("minutes", minutes);
        report.put("held", held());
        report.put("kills", kills());
        report.put("tookSeconds", took().toSeconds());
        report.put("paidPerUseful", spending().ratio());
        report.put("families", outcomes.stream().map(Report::json).toList());
        try {
            Files.writeString(file, Json.write(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> json(Outcome outcome) {
        Map<String, Object> family = new LinkedHashMap<>();
        family.put("id", outcome.family().id());
        family.put("fault", outcome.family().fault());
        family.put("disturbances", outcome.disturbances());
        family.put("kills", outcome.kills());
        family.put("jobs", outcome.evidence().jobs().size());
        family.put("items", outcome.items());
        family.put("missed", outcome.missed());
        family.put("proof", outcome.proof());
        family.put("notJudged", outcome.family().excused());
        family.put("longestGapMillis", outcome.recovery().gap().toMillis());
        family.put("longestWayBackMillis", outcome.recovery().back().toMillis());
        family.put("paidPerUseful", outcome.spending().ratio());
        family.put("tookSeconds", outcome.took().toSeconds());
        List<Map<String, Object>> promises = new ArrayList<>();
        for (Finding finding : outcome.findings()) {
            Map<String, Object> promise = new LinkedHashMap<>();
            promise.put("promise", finding.promise().name());
            promise.put("looked", finding.looked());
            promise.put("held", finding.held());
            finding.violation().ifPresent(violation -> promise.put("violation", violation.what()));
            promises.add(promise);
        }
        family.put("promises", promises);
        return family;
    }
}
