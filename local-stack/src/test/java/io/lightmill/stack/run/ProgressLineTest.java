package io.lightmill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH.plusSeconds(1_000_000);

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, () -> now);
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void it_tells_the_rate_and_the_time_left() {
        ProgressLine line = line(false);
        line.begin("Generating", 100);
        now = now.plusSeconds(10);
        line.at(20, "1 failed", null);

        assertThat(said()).endsWith("Generating  20 of 100  2.0/s  40 s left  1 failed\n");
    }

    @Test
    void what_was_done_before_is_no_rate() {
        ProgressLine line = line(false);
        line.begin("Generating", 100);
        line.startAt(80);
        now = now.plusSeconds(10);
        line.at(90, "", null);

        assertThat(said()).endsWith("90 of 100  1.0/s  10 s left\n");
    }

    @Test
    void without_a_terminal_lines_are_few_and_whole() {
        ProgressLine line = line(false);
        line.begin("Uploading", 1000);
        for (int i = 0; i < 1000; i++) {
            now = now.plusMillis(10);
            line.add(1);
        }
        line.end();

        assertThat(said().lines()).hasSizeBetween(3, 5).allMatch(text -> text.startsWith("Uploading"));
        assertThat(said()).doesNotContain("\r").endsWith("1,000 of 1,000  100.0/s  in 10 s\n");
    }

    @Test
    void without_a_terminal_nothing_is_told_twice() {
        ProgressLine line = line(false);
        line.begin("Generating", 2);
        for (int i = 0; i < 10; i++) {
            now = now.plusSeconds(6);
            line.at(0, "", 60.0 - i);
        }
        line.at(0, "paused", null);
        now = now.plusSeconds(6);
        line.at(0, "paused", null);

        assertThat(said().lines()).containsExactly("Generating  0 of 2", "Generating  0 of 2  paused");
    }

    @Test
    void on_a_terminal_one_line_is_drawn_over() {
        ProgressLine line = line(true);
        line.begin("Uploading", 2);
        now = now.plusSeconds(1);
        line.add(2);
        line.end();

        assertThat(said()).startsWith("\r").endsWith("\n").containsOnlyOnce("\n");
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0 s", "59.4, 59 s", "61, 1 min 1 s", "3599, 59 min 59 s", "7500, 2 h 5 min"})
    void times_are_said_as_people_say_them(double seconds, String words) {
        assertThat(ProgressLine.words(seconds)).isEqualTo(words);
    }
}
