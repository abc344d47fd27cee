package io.lightmill.runpodlocal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.runpodlocal.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
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
            assertThat(after.status(done)).isEqualTo("404");
            assertThat(after.post("/retry/" + running, "").status()).isEqualTo(400);
            String fresh = after.run(RUN);
            assertThat(after.take("w1").path("id").asText()).isEqualTo(fresh);
        }

        try (Started third = Started.with(folder)) {
            assertThat(third.status(waiting)).isEqualTo("404");
            assertThat(third.ledger()).isNotEmpty();
        }
    }

    @Test
    void what_is_long_ago_is_left_alone() throws IOException {
        String id;
        try (Started before = Started.with(folder)) {
            id = before.run(RUN);
        }

        assertThat(EarlierLife.of(ledger(), Instant.EPOCH).openAt("local")).containsExactly(id);
        assertThat(EarlierLife.of(ledger(), Instant.parse("2100-01-01T00:00:00Z"))
                        .openAt("local"))
                .isEmpty();
        assertThat(EarlierLife.of(folder.resolve("none"), Instant.EPOCH).openAt("local"))
                .isEmpty();
    }

    private Path ledger() {
        return folder.resolve("ledger.jsonl");
    }
}
