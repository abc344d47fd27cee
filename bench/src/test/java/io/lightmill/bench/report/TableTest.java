package io.lightmill.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Figure FIGURE = new Figure(
            "b",
            "images per second",
            new Value(1234.5, 1200, 1300, "images/s"),
            new Beside("a peer", 1000),
            Goal.ratioAtLeast(1, 1.2345));

    @Test
    void aRowTellsValueSpreadPeerRatioGoalAndWhen() {
        String table = new Table(List.of(on("1970-01-01", FIGURE))).markdown();

        assertThat(table)
                .contains(
                        "| b | images per second | 1,235 images/s (1,200–1,300) | a peer: 1,000 | 1.23 | ratio ≥ 1 | yes |")
                .contains("| 1970-01-01 |")
                .contains("Measured on a processor, 2 cores, 2,048 MiB, Linux, a JVM.")
                .contains("- peer: 1.0");
    }

    @Test
    void aRowTellsWhatItTookWhereThatWasCounted() {
        Figure figure = FIGURE.with(new Cpu(1.5, 2.5, 3.5, 4.5));

        assertThat(new Table(List.of(on("1970-01-01", figure))).markdown())
                .contains("| 1.50 + 2.50 + 3.50, beside it 4.50 |");
    }

    @Test
    void whatOnlyExplainsHasNoGoal() {
        Figure figure = new Figure("g", "wait", Value.of(1, "s"), new Beside("a bound", 1), Goal.none());

        assertThat(new Table(List.of(on("1970-01-01", figure))).markdown()).contains("| – | – |");
    }

    @Test
    void numbersHaveThreeDigitsThatMatter() {
        assertThat(List.of(0.00123456, 0.5, 1.0, 9.999, 12.345, 123.9, 12345.6))
                .extracting(Table::number)
                .containsExactly("0.00123", "0.500", "1.00", "10.00", "12.3", "124", "12,346");
    }

    static Finding on(String day, Figure figure) {
        Machine machine =
                new Machine("a processor", 2, 2048, "Linux", "a JVM", Instant.parse(day + "T12:00:00Z"), false);
        return new Finding(figure, machine, Map.of("peer", "1.0"));
    }
}
