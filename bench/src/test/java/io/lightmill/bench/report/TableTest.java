package io.lightmill.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

    private static final Figure FIGURE = new Figure(
            "b",
            "images per second",
            1234.5,
            1200,
            1300,
            "images/s",
            "a peer",
            1000,
            Goal.ratioAtLeast(1, 1.2345),
            Map.of());
    private static final Report REPORT = new Report(
            new Machine("a processor", 2, 2048, "Linux", "a JVM", Instant.EPOCH, false),
            Map.of("peer", "1.0"),
            List.of(FIGURE));

    @Test
    void aRowTellsValueSpreadPeerRatioAndGoal() {
        assertThat(new Table(REPORT).markdown())
                .contains(
                        "| b | images per second | 1,235 images/s (1,200–1,300) | a peer: 1,000 | 1.23 | ratio ≥ 1 | yes |")
                .contains("Measured 1970-01-01 on a processor, 2 cores, 2,048 MiB, Linux, a JVM. peer 1.0.");
    }

    @Test
    void theReadmeKeepsWhatStandsAroundTheMarkers(@TempDir Path folder) throws Exception {
        Path readme = folder.resolve("README.md");
        Files.writeString(readme, "before\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nafter\n");

        new Table(REPORT).writeInto(readme);

        assertThat(readme)
                .content()
                .startsWith("before\n")
                .endsWith("\nafter\n")
                .doesNotContain("old")
                .contains("| b |");
    }

    @Test
    void numbersHaveThreeDigitsThatMatter() {
        assertThat(List.of(0.00123456, 0.5, 1.0, 9.999, 12.345, 123.9, 12345.6))
                .extracting(Table::number)
                .containsExactly("0.00123", "0.500", "1.00", "10.00", "12.3", "124", "12,346");
    }

    @Test
    void theJsonHasTheFieldsThatProgramsRead() {
        assertThat(REPORT.json())
                .contains("\"machine\"", "\"against_value\" : 1000.0", "\"ratio\" : 1.2345", "\"reached\" : true");
    }
}
