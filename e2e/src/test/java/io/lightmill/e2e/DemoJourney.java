package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.e2e.bundle.Bundle;
import io.lightmill.e2e.stack.Launcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lightmill demo} as somebody runs it who has just cloned the project, in a home where nothing is yet. */
@Order(0)
@Tag("demo")
class DemoJourney {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PICTURES = 40;
    private static final int VARIATIONS = 4;

    private final Launcher launcher = Launcher.ofThisProject();

    @TempDir
    private Path folder;

    @AfterEach
    void stopTheStackThatItLeftRunning() {
        launcher.run(PATIENCE, Map.of(), List.of("down", "--home=" + home())).orThrow();
    }

    @Test
    void theDemoLeavesAZip() {
        demo(Map.of());
    }

    @Test
    void theDemoLeavesAZipWithABucketInPlaceOfTheFolder() {
        try (BucketEmulator emulator = BucketEmulator.startOrSkip("lightmill-demo")) {
            demo(Map.of(
                    "LIGHTMILL_STORAGE_BUCKET",
                    "gcs:" + emulator.bucket(),
                    "LIGHTMILL_STORAGE_GCS_HOST",
                    emulator.url(),
                    // The other demo is started as people start it; this one is about the bucket.
                    "LIGHTMILL_JAVA_OPTIONS",
                    "-XX:TieredStopAtLevel=1"));

            assertThat(emulator.countObjects("outputs/")).isEqualTo(PICTURES * VARIATIONS);
        }
    }

    private void demo(Map<String, String> settings) {
        Path out = folder.resolve("lightmill-demo.zip");

        launcher.run(PATIENCE, settings, List.of("demo", "--home=" + home(), "--out=" + out))
                .orThrow();

        Bundle bundle = Bundle.read(out);
        assertThat(bundle.images()).hasSize(PICTURES * VARIATIONS);
        // Each variation of each picture is a picture of its own.
        assertThat(Set.copyOf(bundle.images().values())).hasSize(PICTURES * VARIATIONS);
        assertThat(bundle.manifest()).hasSize(PICTURES * VARIATIONS);
        Set<String> states = bundle.manifest().stream()
                .map(row -> row.path("state").asText())
                .collect(Collectors.toSet());
        assertThat(states).containsExactly("completed");
        JsonNode job = bundle.json("job.json");
        assertThat(job.path("submit").path("mode").asText()).isEqualTo("automatic");
        BundleComparison.assertNamesAreSafe(bundle);
    }

    private Path home() {
        return folder.resolve("home");
    }
}
