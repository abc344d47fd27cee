package io.lightmill.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.evidence.ClientLedger;
import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.family.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What could not be done is no disturbance: a trial of nothing else proves nothing. */
class PerformanceTest {

    @TempDir
    Path folder;

    @Test
    @SuppressWarnings("NullAway") // These steps want no arena.
    void onlyWhatWasDoneCounts() throws Exception {
        try (ClientLedger ledger = ClientLedger.in(folder.resolve("clients.jsonl"))) {
            Step done = new Step(Duration.ZERO, "done", arena -> {}, false);
            Step undone = new Step(Duration.ZERO, "undone", arena -> {}, true);
            Step away = new Step(
                    Duration.ZERO,
                    "away",
                    arena -> {
                        throw new IllegalStateException("it is not there");
                    },
                    false);

            assertThat(new Performance(null, ledger).play(List.of(done, undone, away), Duration.ZERO))
                    .isEqualTo(1);

            assertThat(ledger.lines())
                    .map(line -> ((ClientLine.Disturbed) line).what())
                    .anyMatch(what -> what.startsWith("could not: away"));
        }
    }
}
