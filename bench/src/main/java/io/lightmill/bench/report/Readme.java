package io.lightmill.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What was measured last, of every metric: the file {@code figures.json} keeps it, and the table of the README beside it is made of it.
 * So a run of one metric leaves the rows of the others as they stand, with the day of their own run.
 */
public final class Readme {

    private static final String BEGIN = "<!-- bench:begin -->";
    private static final String END = "<!-- bench:end -->";

    private final Path folder;
    private final List<String> metrics;

    /**
     * That of this folder.
     *
     * @param metrics whose rows it has, in this order
     */
    public Readme(Path folder, List<String> metrics) {
        this.folder = folder;
        this.metrics = metrics;
    }

    /** Puts it in the place of what was known before. */
    public void keep(Finding finding) {
        Path kept = folder.resolve("figures.json");
        Findings findings = Findings.read(kept);
        findings.put(finding);
        findings.write(kept);
        write(new Table(findings.of(metrics)).markdown());
    }

    private void write(String table) {
        Path readme = folder.resolve("README.md");
        try {
            String text = Files.readString(readme);
            int begin = text.indexOf(BEGIN);
            int end = text.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalStateException(readme + " has no " + BEGIN + " … " + END);
            }
            Files.writeString(
                    readme, text.substring(0, begin + BEGIN.length()) + "\n" + table + "\n" + text.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
