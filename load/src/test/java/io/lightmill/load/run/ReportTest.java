package io.lightmill.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.api.Json;
import io.lightmill.load.judge.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path folder;

    @Test
    void what_was_known_before_it_ended_is_written() throws IOException {
        Path json = folder.resolve("load.json");
        Report report = new Report(Arguments.parse("--seed=7", "--json=" + json));

        report.add("A day", List.of(Row.judged("wait", "3 ms", "≤ 5 ms", true), Row.told("rate", "7")));
        assertThat(report.holds()).isTrue();
        report.add("Too much", List.of(Row.judged("5xx", "1", "0", false)));

        assertThat(report.holds()).isFalse();
        var written = Json.read(Files.readAllBytes(json), JsonNode.class);
        assertThat(written.at("/sections/0/rows/0/mark").asText()).isEqualTo("REACHED");
        assertThat(written.at("/sections/1/rows/0/figure").asText()).isEqualTo("1");
        assertThat(written.at("/reached").asBoolean()).isFalse();
    }

    @Test
    void a_row_tells_its_goal_and_whether_it_was_reached() {
        assertThat(Report.text(Row.judged("wait", "9 ms", "≤ 5 ms", false)))
                .contains("wait: 9 ms", "≤ 5 ms", "NOT REACHED");
        assertThat(Report.text(Row.told("rate", "7"))).isEqualTo("  rate: 7");
    }
}
