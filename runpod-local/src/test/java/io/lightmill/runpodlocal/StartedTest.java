package io.lightmill.runpodlocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger is looked at while it is written. */
class StartedTest {

    @Test
    void aLineThatIsBeingWrittenIsNotThereYet(@TempDir Path folder) throws IOException {
        Path ledger = Files.writeString(folder.resolve("ledger.jsonl"), "{\"event\":\"a\"}\n{\"event\":\"b");
        assertThat(Started.wholeLines(ledger))
                .extracting(line -> line.path("event").asText())
                .containsExactly("a");

        Files.writeString(ledger, "{\"ev");
        assertThat(Started.wholeLines(ledger)).isEmpty();
    }
}
