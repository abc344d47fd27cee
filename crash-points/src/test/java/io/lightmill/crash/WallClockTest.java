package io.lightmill.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallClockTest {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private Path file;
    private Instant machine = Instant.parse("2026-03-01T12:00:00Z");
    private InstantSource clock;

    @BeforeEach
    void wrongClock() {
        file = folder.resolve("ahead");
        clock = WallClock.of(file.toString(), () -> machine);
    }

    private Instant afterAMoment() {
        machine = machine.plus(MOMENT);
        return clock.instant();
    }

    @Test
    void nobodyAskedForAWrongOne() {
        InstantSource right = () -> machine;

        assertThat(WallClock.of("", right)).isSameAs(right);
    }

    @Test
    void itIsRightWithoutAFile() {
        assertThat(clock.instant()).isEqualTo(machine);
        assertThat(folder.resolve("ahead.went-by")).doesNotExist();
    }

    @Test
    void itJumpsAheadAndBehindAndIsRightAgain() throws Exception {
        Files.writeString(file, "PT10M\n");
        assertThat(afterAMoment()).isEqualTo(machine.plus(Duration.ofMinutes(10)));

        Files.writeString(file, "PT-10M");
        assertThat(afterAMoment()).isEqualTo(machine.minus(Duration.ofMinutes(10)));
        assertThat(folder.resolve("ahead.went-by")).hasContent("PT-10M");

        Files.delete(file);
        assertThat(afterAMoment()).isEqualTo(machine);
    }

    @Test
    void whatIsHalfWrittenIsNoTime() throws Exception {
        Files.writeString(file, "PT1");

        assertThat(afterAMoment()).isEqualTo(machine);
    }
}
