package io.lightmill.stack.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.stack.home.StackState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    Path folder;

    private Home home() {
        return new Home(folder);
    }

    private static StackState ready(ProcessIdentity supervisor) {
        PartState kafka = new PartState("kafka", PartState.Phase.READY, 7L, 9092, "kafka.log", 0, null, 1.5);
        return new StackState("http://127.0.0.1:8080", Phase.READY, supervisor, Map.of("kafka", 9092), List.of(kafka));
    }

    @Test
    void what_was_written_is_read() {
        StackState state = ready(ProcessIdentity.current());
        new StateFile(home()).write(state);

        assertThat(new StateFile(home()).current()).contains(state);
    }

    @Test
    void a_home_without_a_stack_has_no_state() {
        assertThat(new StateFile(home()).current()).isEmpty();
    }

    @Test
    void a_file_that_is_no_use_is_as_good_as_none() throws IOException {
        Files.writeString(home().state(), "{\"url\": \"http://127.0.0");

        assertThat(new StateFile(home()).read()).isEmpty();
    }

    @Test
    void a_file_of_another_version_is_as_good_as_none() throws IOException {
        Files.writeString(home().state(), "{\"url\": \"http://127.0.0.1:8080\", \"phase\": \"READY\", \"pid\": 1}");

        assertThat(new StateFile(home()).read()).isEmpty();
    }

    @Test
    void a_stack_whose_supervisor_was_killed_is_stopped_whatever_it_said_last() throws Exception {
        Process gone = new ProcessBuilder("bash", "-c", "exit 0").start();
        gone.waitFor();
        new StateFile(home()).write(ready(new ProcessIdentity(gone.pid(), 0)));

        assertThat(new StateFile(home()).current())
                .get()
                .extracting(StackState::phase)
                .isEqualTo(Phase.STOPPED);
        assertThat(new StateFile(home()).read())
                .get()
                .extracting(StackState::ports)
                .isEqualTo(Map.of("kafka", 9092));
    }

    @Test
    void a_stranger_with_the_supervisors_pid_is_not_the_supervisor() {
        long ours = ProcessHandle.current().pid();
        new StateFile(home()).write(ready(new ProcessIdentity(ours, 1_000_000)));

        assertThat(new StateFile(home()).current())
                .get()
                .extracting(StackState::phase)
                .isEqualTo(Phase.STOPPED);
    }

    @Test
    void a_stack_that_was_ready_and_lost_a_part_is_degraded() {
        PartState dead = new PartState("kafka", PartState.Phase.RESTARTING, null, 9092, "", 1, "ended", 1.5);

        assertThat(StackState.phaseOf(List.of(dead), true)).isEqualTo(Phase.DEGRADED);
        assertThat(StackState.phaseOf(List.of(dead), false)).isEqualTo(Phase.STARTING);
    }
}
