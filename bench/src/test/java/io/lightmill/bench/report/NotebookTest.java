package io.lightmill.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.e2e.api.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known is written down before the next thing is measured. */
class NotebookTest {

    private static final List<String> METRICS = List.of("b", "k");

    @TempDir
    Path folder;

    private Path readme;
    private Path json;

    @BeforeEach
    void aReadme() throws Exception {
        readme = folder.resolve("README.md");
        json = folder.resolve("run.json");
        Files.writeString(readme, "before\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nafter\n");
    }

    @Test
    void eachFigureIsInTheFilesAtOnce() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Notebook notebook = notebook("2026-01-01", out);

        notebook.version("peer", "1.0");
        notebook.add(figure("b", 3));

        assertThat(json).content().contains("\"b\" : {", "\"ratio\" : 3.0", "\"peer\" : \"1.0\"");
        assertThat(readme)
                .content()
                .startsWith("before\n")
                .endsWith("\nafter\n")
                .doesNotContain("old")
                .contains("| b |", "- peer: 1.0");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("a figure");
    }

    @Test
    void whatWasNotMeasuredAnewStandsAsItWasWithItsDay() {
        Notebook first = notebook("2026-01-01", new ByteArrayOutputStream());
        first.add(figure("k", 1));
        first.add(figure("b", 2));

        notebook("2026-02-02", new ByteArrayOutputStream()).add(figure("b", 3));

        assertThat(rows())
                .satisfiesExactly(
                        b -> assertThat(b).contains("| b |", "| 3.00 |", "2026-02-02"),
                        k -> assertThat(k).contains("| k |", "| 1.00 |", "2026-01-01"));
    }

    @Test
    void whatIsNoMetricAnyMoreHasNoRow() {
        notebook("2026-01-01", new ByteArrayOutputStream()).add(figure("x.part", 1));

        assertThat(rows()).isEmpty();
    }

    @Test
    void theVersionsOfOneMetricAreNotThoseOfTheNext() throws Exception {
        Notebook notebook = notebook("2026-01-01", new ByteArrayOutputStream());
        notebook.version("peer", "1.0");
        notebook.turnPage();
        notebook.add(figure("k", 1));

        assertThat(run().at("/metrics/k/versions").isObject()).isTrue();
        assertThat(run().at("/metrics/k/versions")).isEmpty();
    }

    @Test
    void aRunIsWrittenForPrograms() throws Exception {
        Notebook notebook = notebook("2026-01-01", new ByteArrayOutputStream());
        notebook.add(figure("b", 3));
        notebook.add(figure("k", 1));

        JsonNode run = run();
        assertThat(run.at("/machine/cores").isInt()).isTrue();
        assertThat(run.path("metrics").fieldNames()).toIterable().containsExactly("b", "k");
        JsonNode b = run.at("/metrics/b");
        assertThat(b.path("value").asDouble()).isEqualTo(3);
        assertThat(b.path("unit").asText()).isEqualTo("s");
        assertThat(b.path("against").asText()).isEqualTo("a peer");
        assertThat(b.path("against_value").asDouble()).isEqualTo(1);
        assertThat(b.path("ratio").asDouble()).isEqualTo(3);
        assertThat(b.path("min").asDouble()).isEqualTo(3);
    }

    private JsonNode run() throws Exception {
        return Json.MAPPER.readTree(json.toFile());
    }

    private List<String> rows() {
        try {
            return Files.readAllLines(readme).stream()
                    .filter(line -> line.contains("a figure"))
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Notebook notebook(String day, ByteArrayOutputStream out) {
        Machine machine = TableTest.on(day, figure("b", 1)).machine();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Notebook(printed, machine, json, new Readme(folder, METRICS));
    }

    private static Figure figure(String id, double value) {
        return new Figure(id, "a figure", Value.of(value, "s"), new Beside("a peer", 1), Goal.none());
    }
}
