package io.lightmill.stack.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.supervisor.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTrainingTest {

    /** When it is asked to end, it writes its cache in two pieces and waits between them for leave. */
    private static final String PROGRAM = """
            trap 'printf half >"$1"; touch writing; until [[ -e leave ]]; do read -rt 0.05 <> <(:); done; printf whole >"$1"; exit 143' TERM
            touch started
            while :; do read -rt 0.05 <> <(:); done""";

    @TempDir
    private Path folder;

    private Path caches;
    private Program program;
    private StartTraining training;

    @BeforeEach
    void aProgramWithoutACache() {
        caches = folder.resolve("caches");
        program = new Program(folder, new StartCache(caches.resolve("program-0badcafe.aot"), "program"));
        training = new StartTraining(
                new Home(folder.resolve("home")), caches, List.of(program), new IdleMachine(() -> 0, Duration.ZERO));
    }

    @Test
    void whatWasWrittenToItsEndIsKept() throws IOException {
        Files.createFile(folder.resolve("leave"));

        training.train();

        assertThat(program.cache().file()).hasContent("whole");
    }

    @Test
    void whatWasBeingWrittenWhenTheStackEndedIsNot() throws InterruptedException {
        Thread train = Thread.ofVirtual().start(training::train);
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(folder.resolve("writing")));

        training.end();
        train.join();

        assertThat(program.cache().file()).doesNotExist();
    }

    @Test
    void anEmptyFileIsNoCache() throws IOException {
        Files.createDirectories(caches);
        Files.createFile(program.cache().file());
        Files.createFile(folder.resolve("leave"));

        training.train();

        assertThat(program.cache().file()).hasContent("whole");
    }

    @Test
    void whatIsMadeAtOnceWaitsForNoIdleMachine() throws IOException {
        Path otherFolder = Files.createDirectory(folder.resolve("other"));
        Program other = new Program(otherFolder, new StartCache(caches.resolve("other-0badcafe.aot"), "other"));
        Files.createFile(folder.resolve("leave"));
        Files.createFile(otherFolder.resolve("leave"));
        StartTraining busy = new StartTraining(
                new Home(folder.resolve("home")),
                caches,
                List.of(program, other),
                new IdleMachine(() -> 1, Duration.ZERO));

        busy.now();

        assertThat(program.cache().file()).hasContent("whole");
        assertThat(other.cache().file()).hasContent("whole");
        assertThat(busy.isWanted()).isFalse();
    }

    private record Program(Path directory, StartCache cache) implements Trained {

        @Override
        public String name() {
            return cache.program();
        }

        @Override
        public Launch launch(List<String> flags) {
            String output = flags.getFirst().substring(flags.getFirst().indexOf('=') + 1);
            return new Launch(List.of("bash", "-c", PROGRAM, "program", output), directory);
        }

        @Override
        public boolean isReady() {
            return Files.exists(directory.resolve("started"));
        }

        @Override
        public Trained elsewhere(int port, int spare, Path work) {
            return this;
        }
    }
}
