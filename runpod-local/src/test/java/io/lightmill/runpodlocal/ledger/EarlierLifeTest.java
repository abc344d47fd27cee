package io.lightmill.runpodlocal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.runpodlocal.Started;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierLifeTest {

    private static final String RUN = "{\"input\":{\"a\":1}}";

    @TempDir
    Path folder;

    @Test
    void what_was_open_when_the_process_ended_is_cancelled_in_the_next_one() throws IOException {
        String waiting;
        String running;
        String done;
        try (Started before = Started.with(folder)) {
            done = before.run(RUN);
            before.take("w1");
            before.post("/job-done/w1/" + done + "?gpu=SIM", "{\"output\":1}");
            running = before.run(RUN);
            before.take("w1");
            waiting = before.run(RUN);
        }
        Files.writeString(ledger(), "{\"time\":17,\"ev", StandardOpenOption.APPEND);

        try (Started after = Started.with(folder)) {
            assertThat(after.status(waiting)).isEqualTo("CANCELLED");
            assertThat(after.status(running)).isEqualTo("CANCELLED");
            assertThat(after.status(done)).as("ended before").isEqualTo("COMPLETED");
            assertThat(after.ledger().stream()
                            .filter(line -> line.path("requestId").asText().equals(done)))
                    .extracting(line -> line.path("event").asText())
                    .as("and told once")
                    .containsExactly("accepted", "taken", "done");
            assertThat(after.post("/retry/" + running, "").status()).isEqualTo(400);
            String fresh = after.run(RUN);
            assertThat(after.take("w1").path("id").asText()).isEqualTo(fresh);
        }

        try (Started third = Started.with(folder)) {
            assertThat(third.status(waiting)).isEqualTo("CANCELLED");
            assertThat(third.status(done)).isEqualTo("COMPLETED");
            assertThat(third.ledger()).isNotEmpty();
        }
    }

    @Test
    void what_failed_before_is_not_retried_for_what_was_asked_is_forgotten() throws IOException {
        String failed;
        try (Started before = Started.with(folder)) {
            failed = before.run(RUN);
            before.take("w1");
            before.post("/job-done/w1/" + failed + "?gpu=SIM", "{\"error\":\"no\"}");
        }

        try (Started after = Started.with(folder)) {
            assertThat(after.status(failed)).isEqualTo("FAILED");
            assertThat(after.post("/retry/" + failed, "").status()).isEqualTo(400);
        }
    }

    @Test
    void a_line_that_was_torn_in_the_middle_of_a_character_stops_no_start() throws IOException {
        String open;
        try (Started before = Started.with(folder)) {
            open = before.run(RUN);
        }
        Files.write(ledger(), new byte[] {'{', '"', (byte) 0xC3}, StandardOpenOption.APPEND);

        try (Started after = Started.with(folder)) {
            assertThat(after.status(open)).isEqualTo("CANCELLED");
            after.run(RUN);
            assertThat(after.events()).containsExactly("accepted", "cancelled", "accepted");
        }
    }

    @Test
    void of_a_long_ledger_only_the_end_is_read() throws IOException {
        Instant now = Instant.parse("2026-01-01T12:00:00Z");
        int lines = 60_000;
        try (BufferedWriter ledger = Files.newBufferedWriter(ledger())) {
            for (int n = 0; n < lines; n++) {
                long time = now.minusSeconds(lines - n).toEpochMilli();
                ledger.write("{\"time\":" + time + ",\"event\":\"accepted\",\"endpoint\":\"local\",\"requestId\":\"r"
                        + n + "\"}\n");
            }
        }
        List<String> read = new ArrayList<>();

        LedgerTail.read(ledger(), now.minusSeconds(20_000), read::add);

        assertThat(read).hasSize(20_000);
        assertThat(read.getFirst()).contains("\"r40000\"");
        assertThat(EarlierLife.of(ledger(), now.minusSeconds(20_000)).at("local"))
                .hasSize(20_000);
    }

    @Test
    void what_is_long_ago_is_left_alone() throws IOException {
        String id;
        try (Started before = Started.with(folder)) {
            id = before.run(RUN);
        }

        assertThat(EarlierLife.of(ledger(), Instant.EPOCH).at("local"))
                .extracting(EarlierLife.Remembered::id)
                .containsExactly(id);
        assertThat(EarlierLife.of(ledger(), Instant.parse("2100-01-01T00:00:00Z"))
                        .at("local"))
                .isEmpty();
        assertThat(EarlierLife.of(folder.resolve("none"), Instant.EPOCH).at("local"))
                .isEmpty();
    }

    private Path ledger() {
        return folder.resolve("ledger.jsonl");
    }
}
