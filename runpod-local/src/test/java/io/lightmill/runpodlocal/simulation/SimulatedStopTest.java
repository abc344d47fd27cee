package io.lightmill.runpodlocal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.BeatAnswer;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.ItemReport.Outcome;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.runpodlocal.Started;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated workers that are told to stop, hear nothing, or are out of time. */
class SimulatedStopTest {

    @TempDir
    private Path folder;

    private final StubMill mill = new StubMill();

    @AfterEach
    void stop() {
        mill.close();
    }

    @Test
    void givesBackWhatNobodyWantsAnyMore() throws IOException {
        mill.beatSeconds = 0.05;
        mill.cancelled = true;
        mill.chunk("a", "b");
        try (Started local = Started.with(folder, "--simulated-workers", "1", "--latency", "1h")) {
            RunResult result = RunResults.of(local, local.run(mill.invitation(60)));

            assertThat(result.attempts().getFirst().items())
                    .extracting(ItemReport::code)
                    .containsExactly(ErrorCode.STOPPED, ErrorCode.STOPPED);
            assertThat(mill.reported()).isEqualTo(2);
        }
    }

    @Test
    void storesAndTellsWhatTheEngineHasMadeThoughNobodyWantsItAnyMore() throws IOException {
        Promise<Void> mayStore = Promise.promise();
        mill.mayStore = mayStore.future();
        mill.beatSeconds = 0.05;
        mill.chunk("a");
        try (Started local = Started.with(folder, "--simulated-workers", "1", "--latency", "1ms")) {
            String id = local.run(mill.invitation(60));
            await().until(() -> local.events().contains("ended"));
            mill.cancelled = true;
            int before = mill.beats.size();
            await().until(() -> mill.beats.size() > before + 1);
            mayStore.complete();

            assertThat(RunResults.of(local, id).attempts().getFirst().items())
                    .extracting(ItemReport::outcome)
                    .containsExactly(Outcome.GENERATED);
        }
    }

    @Test
    void stopsAnAttemptWhenABeatSaysThatItIsOver() throws IOException {
        mill.beatSeconds = 0.05;
        mill.beatAnswer = new BeatAnswer(0, List.of());
        mill.chunk("a", "b");
        try (Started local = Started.with(folder, "--simulated-workers", "1", "--latency", "1h")) {
            RunResult result = RunResults.of(local, local.run(mill.invitation(60)));

            assertThat(result.attempts())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.items()).isEmpty());
            assertThat(mill.reported()).isZero();
        }
    }

    @Test
    void givesUpAtItsOwnZeroWhenNobodyAnswersItsBeats() throws IOException {
        mill.beatSeconds = 0.05;
        mill.deadlineSeconds = 0.5;
        mill.putSeconds = 0.1;
        mill.beatAnswer = new BeatAnswer(0.5, List.of());
        mill.chunk("a");
        try (Started local = Started.with(folder, "--simulated-workers", "1", "--latency", "1h")) {
            local.arm("{\"type\":\"worker-hangs\",\"beats\":false,\"count\":1}");

            RunResult result = RunResults.of(local, local.run(mill.invitation(60)));

            assertThat(result.attempts().getFirst().items()).isEmpty();
            assertThat(mill.beats).isEmpty();
        }
    }

    @Test
    void aCancelStopsTheRunAndTheWorkerTakesTheNext() throws IOException {
        mill.chunk("slow");
        try (Started local = Started.with(folder, "--simulated-workers", "1", "--latency", "1h")) {
            String first = local.run(mill.invitation(60));
            await().until(() -> mill.claimed.size() == 1);
            local.post("/cancel/" + first, "");

            RunResult second = RunResults.of(local, local.run(mill.invitation(60)));

            assertThat(second.attempts()).isEmpty();
            assertThat(local.status(first)).isEqualTo("CANCELLED");
        }
    }
}
