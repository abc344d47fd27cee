package io.lightmill.testparts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    @TempDir
    Path module;

    @TempDir
    Path temporary;

    @Test
    void two_JVMs_that_start_at_once_have_a_server_each_and_leave_nothing_behind() throws Exception {
        // What a JVM that was killed has left: no process has this id.
        Files.createDirectories(module.resolve("target/test-parts/jvm-999999999/keys-1"));

        List<Process> both = List.of(start(), start());

        String first = end(both.getFirst());
        String second = end(both.getLast());
        assertThat(first).contains("made on jdbc:mysql://127.0.0.1:");
        assertThat(second).contains("made on jdbc:mysql://127.0.0.1:");
        assertThat(lastLine(first)).isNotEqualTo(lastLine(second));
        assertThat(names(module.resolve("target/test-parts"))).containsExactly("mariadb");
        assertThat(names(temporary)).isEmpty();
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Also the server's own choice of a folder.
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneSchema.class.getName())
                .directory(module.toFile())
                .redirectErrorStream(true);
        builder.environment().remove(TestDatabase.SETTING);
        return builder.start();
    }

    private static String end(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String lastLine(String output) {
        return output.lines()
                .filter(line -> line.startsWith("made on"))
                .toList()
                .getLast();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
