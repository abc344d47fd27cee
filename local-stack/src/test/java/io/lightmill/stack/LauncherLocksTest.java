package io.lightmill.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lightmill} beside another one, and interrupted: who builds is alone, and leaves nothing behind. */
class LauncherLocksTest {

    @TempDir
    Path folder;

    @AutoClose
    private PretendedProject project;

    @BeforeEach
    void anEmptyProject() throws IOException {
        project = PretendedProject.in(folder);
    }

    @Test
    void two_that_find_nothing_built_do_not_build_at_once() throws Exception {
        project.everythingIsBuilt();
        project.aSourceIsNewer();
        Process other = holds("building.lock");
        Process launcher = project.start("up");
        await().until(() -> project.spoken().contains("Another ./lightmill builds"));
        assertThat(project.built()).isEmpty();

        other.destroy();

        assertThat(launcher.waitFor()).isZero();
        assertThat(project.built()).contains("gateway-service");
    }

    @Test
    void two_that_find_no_python_do_not_make_it_at_once() throws Exception {
        project.everythingIsBuilt();
        Files.delete(project.path(".lightmill/venv/made-from.lock"));
        Process other = holds("venv.lock");
        Process launcher = project.start("up");
        await().until(() -> project.spoken().contains("Another ./lightmill makes the workers' Python"));

        project.file(".lightmill/venv/made-from.lock", "runpod==1.12.0\n");
        project.file(".lightmill/venv/by", "the other one");
        other.destroy();

        assertThat(launcher.waitFor()).isZero();
        assertThat(project.path(".lightmill/venv/by")).exists();
    }

    @Test
    void the_lock_of_a_build_that_died_holds_nobody_up() throws Exception {
        project.everythingIsBuilt();
        project.aSourceIsNewer();
        holds("building.lock").destroyForcibly().waitFor();

        assertThat(project.said("up")).doesNotContain("Another");

        assertThat(project.built()).contains("gateway-service");
    }

    @Test
    void a_question_does_not_build_beside_another_build() throws Exception {
        Process other = holds("building.lock");
        Process launcher = project.start("status");
        await().until(() -> project.spoken().contains("Another ./lightmill builds"));
        assertThat(project.built()).isEmpty();

        other.destroy();

        assertThat(launcher.waitFor()).isZero();
        assertThat(project.built()).contains("-pl local-stack");
    }

    @Test
    void a_build_that_is_interrupted_does_not_go_on_without_us() throws Exception {
        Path pid = project.path("maven.pid");
        project.program("mvnw", "echo $$ >maven.new && mv maven.new maven.pid && exec sleep 600");
        Process launcher = project.start("status");
        await().until(() -> Files.exists(pid));
        ProcessHandle maven =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        project.endsWithIt(maven);

        launcher.destroy();

        assertThat(launcher.waitFor()).isEqualTo(130);
        await().until(() -> !maven.isAlive());
    }

    /** Another process that has this lock until it ends. */
    private Process holds(String lock) throws IOException {
        Path file = project.file(".lightmill/" + lock, "");
        Process holder = new ProcessBuilder("flock", "--close", file.toString(), "-c", "echo held && exec cat").start();
        project.endsWithIt(holder.toHandle());
        assertThat(holder.inputReader().readLine()).isEqualTo("held");
        return holder;
    }
}
