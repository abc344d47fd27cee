package io.lightmill.e2e.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that is read while it is written. */
class LedgerTest {

    private static final String FIRST = line("claimed", "a");
    private static final String LAST = line("uploaded", "ü");

    @TempDir
    Path folder;

    private static String line(String event, String worker) {
        return "{\"time\":1,\"event\":\"" + event + "\",\"workerId\":\"" + worker + "\",\"more\":{}}\n";
    }

    @Test
    void aLastLineIsLeftOutWhereverItIsTorn() throws IOException {
        byte[] whole = (FIRST + LAST).getBytes(StandardCharsets.UTF_8);
        int begin = FIRST.length();
        for (int length = begin; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("ledger.jsonl"), Arrays.copyOf(whole, length));

            assertThat(Ledger.read(file).lines()).as("%d bytes", length).hasSize(1);
            assertThat(Ledger.read(file, Set.of("uploaded")).lines()).isEmpty();
        }
    }

    @Test
    void whatIsWholeIsReadAndOnlyOfTheKindsThatAreWanted() throws IOException {
        Path file = Files.writeString(folder.resolve("ledger.jsonl"), FIRST + LAST);

        assertThat(Ledger.read(file).lines()).extracting(LedgerLine::event).containsExactly("claimed", "uploaded");
        assertThat(Ledger.read(file, Set.of("uploaded")).lines())
                .extracting(line -> line.text("workerId"))
                .containsExactly("ü");
    }

    @Test
    void nothingIsReadWhereNothingWasWrittenYet() {
        assertThat(Ledger.read(folder.resolve("none.jsonl")).lines()).isEmpty();
    }
}
