package io.lightmill.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashPointTest {

    /** Comes to two points, and says so at each. */
    static final class Walk {

        public static void main(String[] arguments) {
            System.out.println("begins");
            CrashPoint.INTENT_COMMITTED.reach();
            System.out.println("is past the first");
            CrashPoint.RUN_ANSWERED.reach();
            System.out.println("is past the second");
        }

        private Walk() {}
    }

    @TempDir
    private Path folder;

    private Process walk(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Walk.class.getName()));
        Process process = new ProcessBuilder(command).start();
        process.waitFor();
        return process;
    }

    private String flag() {
        return "-Dlightmill.crash-points=" + folder;
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aProcessThatWasNotAskedPassesEveryPoint() throws Exception {
        Files.createFile(folder.resolve("RUN_ANSWERED.armed"));

        Process process = walk();

        assertThat(process.exitValue()).isZero();
        assertThat(said(process)).contains("is past the second");
        assertThat(folder.resolve("RUN_ANSWERED.armed")).exists();
    }

    @Test
    void anArmedPointEndsTheProcessThereAndOnce() throws Exception {
        Files.createFile(folder.resolve("RUN_ANSWERED.armed"));

        Process first = walk(flag());
        Process second = walk(flag());

        assertThat(first.exitValue()).isEqualTo(137);
        assertThat(said(first)).contains("is past the first").doesNotContain("is past the second");
        assertThat(folder.resolve("RUN_ANSWERED.hit")).exists();
        assertThat(second.exitValue()).isZero();
    }
}
