package io.lightmill.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.ProcessIdentity;
import io.lightmill.stack.home.StackState;
import io.lightmill.stack.home.StackState.Phase;
import io.lightmill.stack.home.StateFile;
import io.lightmill.stack.supervisor.Launch;
import io.lightmill.stack.supervisor.ProcessGroup;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real small processes in place of supervisors. */
@Timeout(60)
class SupervisorStartTest {

    private static final String KEPT_ALREADY = "exit " + SupervisorStart.KEPT_ALREADY;

    @TempDir
    private Path folder = Path.of(".");

    private Home home() {
        return new Home(folder);
    }

    private ProcessGroup bash(String script) throws IOException {
        return ProcessGroup.start(new Launch(List.of("bash", "-c", script), folder), home().log("supervisor"));
    }

    private void isSaidBy(ProcessHandle supervisor, Phase phase) {
        new StateFile(home())
                .write(new StackState(
                        "http://127.0.0.1:8080", phase, ProcessIdentity.of(supervisor), Map.of(), List.of()));
    }

    private boolean start(Queue<String> scripts) throws Exception {
        return new SupervisorStart(home(), arguments -> bash(scripts.remove())).start(List.of());
    }

    @Test
    void that_of_somebody_who_was_faster_does_and_is_left_alone() throws Exception {
        ProcessGroup other = bash("exec sleep 60");
        try {
            boolean started = new SupervisorStart(home(), arguments -> {
                        isSaidBy(other.leader(), Phase.STARTING);
                        return bash(KEPT_ALREADY);
                    })
                    .start(List.of());

            assertThat(started).isTrue();
            assertThat(other.leader().isAlive()).isTrue();
        } finally {
            other.leader().destroyForcibly();
        }
    }

    @Test
    void who_was_slower_leaves_no_word_in_the_log() throws Exception {
        isSaidBy(ProcessHandle.current(), Phase.STARTING);
        try (FileChannel channel =
                        FileChannel.open(home().lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(new SupervisorStart(home()).start(List.of())).isTrue();
        }

        assertThat(home().log("supervisor")).isEmptyFile();
    }

    @Test
    void where_another_one_is_ending_it_is_tried_again() throws Exception {
        isSaidBy(ProcessHandle.current(), Phase.STOPPING);

        assertThat(start(new ArrayDeque<>(List.of(KEPT_ALREADY, KEPT_ALREADY, "exit 2"))))
                .isFalse();
    }

    @Test
    void one_that_ends_without_a_word_was_not_started() throws Exception {
        assertThat(start(new ArrayDeque<>(List.of("echo no; exit 2")))).isFalse();

        assertThat(Files.readString(home().log("supervisor"))).isEqualTo("no\n");
    }
}
