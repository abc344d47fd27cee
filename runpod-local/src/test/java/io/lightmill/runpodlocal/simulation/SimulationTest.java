package io.lightmill.runpodlocal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.ItemReport;
import io.lightmill.contracts.worker.ItemReport.Outcome;
import io.lightmill.contracts.worker.RunResult;
import io.lightmill.runpodlocal.Started;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated workers against a stub of Lightmill, over real HTTP. */
class SimulationTest {

    @TempDir
    private Path folder;

    private final StubMill mill = new StubMill();

    @AfterEach
    void stop() {
        mill.close();
    }

    @Test
    void claimsStoresReportsAndRepeatsAllOutcomesInItsResult() throws IOException {
        mill.chunk("a", "b", "c", "d").chunk("e", "f");
        try (Started local = Started.with(folder, "--simulated-workers", "1", "--read-inputs", "true")) {
            RunResult result = RunResults.of(local, local.run(mill.invitation(60)));

            assertThat(result.attempts())
                    .flatExtracting(RunResult.AttemptResult::items)
                    .extracting(ItemReport::outcome)
                    .containsExactly(
                            Outcome.GENERATED,
                            Outcome.GENERATED,
                            Outcome.GENERATED,
                            Outcome.GENERATED,
                            Outcome.GENERATED,
                            Outcome.GENERATED);
            assertThat(mill.reported()).isEqualTo(6);
            assertThat(mill.files).hasSize(12);
            assertEachOutputIsAPictureOfItsOwn(64);
            await().untilAsserted(() -> assertThat(local.events())
                    .containsSubsequence(
                            "worker-started",
                            "worker-ready",
                            "accepted",
                            "taken",
                            "claimed",
                            "started",
                            "ended",
                            "uploaded",
                            "reported",
                            "done"));
        }
    }

    private void assertEachOutputIsAPictureOfItsOwn(int side) throws IOException {
        Set<Integer> lowestPixels = new HashSet<>();
        for (var file : mill.files.entrySet()) {
            if (file.getKey().startsWith("out/")) {
                var picture = ImageIO.read(new ByteArrayInputStream(file.getValue()));
                assertThat(picture.getWidth()).isEqualTo(side);
                lowestPixels.add(picture.getRGB(1, side - 1));
            }
        }
        assertThat(lowestPixels).hasSize(6);
    }

    @Test
    void beatsWhileTheEngineRunsAndGoesOnWithItsSession() throws IOException {
        mill.beatSeconds = 0.05;
        mill.chunk("a", "b").chunk("c");
        try (Started local = Started.with(folder, "--simulated-workers", "1", "--latency", "200ms")) {
            RunResults.of(local, local.run(mill.invitation(60)));

            assertThat(mill.beats).hasSizeGreaterThan(4);
            assertThat(mill.claimed).hasSize(2);
        }
    }

    @Test
    void aWorkerThatDiesAfterTheUploadLeavesTheFileAndNoWord() throws IOException {
        mill.chunk("a");
        try (Started local = Started.with(folder, "--simulated-workers", "1", "--lost-after", "300ms")) {
            local.arm("{\"type\":\"worker-dies\",\"at\":\"uploaded\",\"count\":1}");

            String id = local.run(mill.invitation(60));

            // The platform notices by the silence, and a new worker runs the same request again.
            RunResult second = RunResults.of(local, id);
            assertThat(second.attempts()).isEmpty();
            assertThat(mill.files.keySet()).anyMatch(key -> key.startsWith("out/"));
            assertThat(mill.reported()).isZero();
            assertThat(local.get("/status/" + id).json().path("retries").asInt())
                    .isEqualTo(1);
            await().untilAsserted(() -> assertThat(local.events())
                    .containsSubsequence("uploaded", "worker-killed", "worker-gone", "requeued", "taken", "done"));
        }
    }

    @Test
    void aRequestThatIsGivenToTwoWorkersIsRunByBoth() throws IOException {
        mill.chunk("a");
        try (Started local = Started.with(folder, "--simulated-workers", "2", "--latency", "300ms")) {
            local.arm("{\"type\":\"take-duplicated\",\"count\":1}");

            RunResults.of(local, local.run(mill.invitation(60)));

            await().untilAsserted(() -> assertThat(local.events())
                    .containsSubsequence("fault", "taken", "done")
                    .filteredOn("taken"::equals)
                    .hasSize(2));
        }
    }

    @Test
    void aMarkedPromptKillsEveryWorkerThatStartsOnIt() throws IOException {
        // The chunk in the middle is claimed while the poison begins, and is lost with the first worker.
        mill.chunk("fine", "POISON").chunk("claimed ahead").chunk("POISON again");
        try (Started local = Started.with(folder, "--simulated-workers", "1", "--lost-after", "300ms")) {
            local.arm("{\"type\":\"worker-crashes-on\",\"marker\":\"POISON\"}");

            String id = local.run(mill.invitation(60));

            await().until(() -> local.status(id).equals("FAILED"));
            assertThat(local.get("/status/" + id).text("error")).isEqualTo("job timed out after 1 retries");
        }
    }

    @Test
    void reportsWithoutStoringOrStoresHalfWhenAFaultSaysSo() throws IOException {
        mill.chunk("a", "b");
        try (Started local = Started.with(folder, "--simulated-workers", "1")) {
            local.admin(
                    "PUT",
                    "/faults",
                    "[{\"type\":\"upload-skipped\",\"count\":1},{\"type\":\"half-file\",\"count\":1}]");

            RunResult result = RunResults.of(local, local.run(mill.invitation(60)));

            assertThat(result.attempts().getFirst().items()).allMatch(report -> report.outcome() == Outcome.GENERATED);
            List<byte[]> outputs = mill.files.entrySet().stream()
                    .filter(file -> file.getKey().startsWith("out/"))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(outputs).hasSize(1);
            // Both reports say that there is a whole file of this length.
            int whole =
                    Png.of(64).draw(0, "00000000-0000-0000-0000-000000000000").bytes().length;
            assertThat(outputs.getFirst()).hasSize(whole / 2);
        }
    }

    @Test
    void failsItemsWithTheProbabilityThatIsSet() throws IOException {
        mill.chunk("a", "b", "c", "d");
        try (Started local = Started.with(folder, "--simulated-workers", "1", "--failure-probability", "1")) {
            RunResult result = RunResults.of(local, local.run(mill.invitation(60)));

            assertThat(result.attempts().getFirst().items())
                    .extracting(ItemReport::code)
                    .containsOnly(ErrorCode.ENGINE_FAILED);
            assertThat(mill.files).isEmpty();
        }
    }

    @Test
    void workersComeAndGoWithTheLoad() throws IOException {
        try (Started local = Started.with(
                folder,
                "--simulated-workers",
                "3",
                "--scaling",
                "request-count(1)",
                "--cold-start",
                "100ms",
                "--idle-timeout",
                "100ms")) {
            assertThat(local.admin("GET", "/workers", "").json()).isEmpty();

            RunResults.of(local, local.run(mill.invitation(60)));

            await().untilAsserted(() ->
                    assertThat(local.admin("GET", "/workers", "").json()).isEmpty());
            await().untilAsserted(() -> assertThat(local.events())
                    .containsSubsequence("worker-started", "worker-ready", "done", "worker-gone"));
        }
    }

    @Test
    void anInputThatIsNoInvitationFails() throws IOException {
        try (Started local = Started.with(folder, "--simulated-workers", "1")) {
            String id = local.run("{\"input\":{\"prompt\":\"a cat\"}}");

            await().until(() -> local.status(id).equals("FAILED"));
            JsonNode status = local.get("/status/" + id).json();
            assertThat(status.path("error").asText()).contains("invitation");
        }
    }

    @Test
    void theDialIsTurnedWhileWorkersRun() throws IOException {
        mill.chunk("a");
        try (Started local = Started.with(folder)) {
            String id = local.run(mill.invitation(60));
            assertThat(local.status(id)).isEqualTo("IN_QUEUE");

            var turned = local.admin("PATCH", "/simulation", "{\"workers\":2,\"latency\":\"lognormal(5ms,0.5)\"}");

            assertThat(turned.text("latency")).isEqualTo("lognormal(5ms,0.5)");
            assertThat(RunResults.of(local, id).attempts()).hasSize(1);
            assertThat(local.admin("PATCH", "/simulation", "{\"latency\":\"soon\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(local.admin("PATCH", "/simulation", "{\"engines\":2}").status())
                    .isEqualTo(400);
        }
    }
}
