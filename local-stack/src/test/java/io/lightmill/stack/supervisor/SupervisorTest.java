package io.lightmill.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.PartState;
import io.lightmill.stack.home.PartState.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real small processes under a real supervisor. */
@Timeout(60)
class SupervisorTest {

    private static final Pace QUICK =
            new Pace(Duration.ofMillis(5), Duration.ofSeconds(20), Duration.ofMillis(5), Duration.ofMillis(50), 3);
    /** Says that it runs, and waits for the signal to end. */
    private static final String SERVER =
            "trap 'echo ended >> $DIARY; exit 0' TERM; touch $ALIVE; while :; do sleep 0.01; done";

    @TempDir
    Path folder;

    private final List<List<PartState>> seen = Collections.synchronizedList(new ArrayList<>());
    private Home home = new Home(Path.of("."));
    private Supervisor supervisor = new Supervisor(List.of(), home, QUICK, states -> {});

    @BeforeEach
    void ownHome() {
        home = new Home(folder);
    }

    @AfterEach
    void nothingIsLeftRunning() {
        supervisor.stop();
    }

    /** A part that is a shell script. */
    private FakePart part(String name, String script, String... needs) {
        return new FakePart(name, script, Set.of(needs), Set.of(), folder);
    }

    private void start(Part... parts) {
        supervisor = new Supervisor(List.of(parts), home, QUICK, seen::add);
        supervisor.start();
    }

    private PartState state(String name) {
        return supervisor.states().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ProcessHandle process(String name) {
        return ProcessHandle.of(Objects.requireNonNull(state(name).pid())).orElseThrow();
    }

    @Test
    void a_part_is_started_only_when_those_that_it_needs_are_ready() {
        start(part("gateway", SERVER, "job"), part("job", SERVER, "database"), part("database", SERVER));

        assertThat(supervisor.awaitReady()).isTrue();
        assertThat(seen).allSatisfy(states -> {
            Phase gateway = states.get(0).phase();
            Phase job = states.get(1).phase();
            Phase database = states.get(2).phase();
            assertThat(gateway == Phase.WAITING || job == Phase.READY).isTrue();
            assertThat(job == Phase.WAITING || database == Phase.READY).isTrue();
        });
        assertThat(state("job").seconds()).isNotNull();
    }

    @Test
    void parts_are_stopped_in_the_reverse_order_and_nothing_is_left() throws IOException {
        start(part("job", SERVER, "database"), part("database", SERVER));
        supervisor.awaitReady();
        List<ProcessHandle> processes = List.of(process("job"), process("database"));
        seen.clear();

        supervisor.stop();

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(supervisor.states()).allMatch(part -> part.phase() == Phase.STOPPED && part.pid() == null);
        assertThat(seen.getFirst().get(0).phase()).isEqualTo(Phase.STOPPED);
        assertThat(seen.getFirst().get(1).phase()).isEqualTo(Phase.READY);
        assertThat(Files.readString(folder.resolve("job.diary"))).isEqualTo("ended\n");
        assertThat(Files.list(home.pidFiles())).isEmpty();
    }

    @Test
    void whom_a_part_has_last_words_for_is_still_there_and_need_not_have_been_at_its_start() {
        FakePart worker = new FakePart("worker", SERVER, Set.of(), Set.of("gateway"), folder);
        start(worker, part("gateway", SERVER, "database"), part("database", SERVER));
        supervisor.awaitReady();
        seen.clear();

        supervisor.stop();

        assertThat(seen.getFirst())
                .extracting(PartState::phase)
                .containsExactly(Phase.STOPPED, Phase.READY, Phase.READY);
    }

    @Test
    void a_part_that_is_killed_is_started_again() {
        start(part("job", SERVER));
        supervisor.awaitReady();
        ProcessHandle first = process("job");

        first.destroyForcibly();

        await().until(() -> state("job").phase() == Phase.READY
                && !Objects.equals(state("job").pid(), first.pid()));
        assertThat(state("job").restarts()).isEqualTo(1);
        assertThat(seen).anySatisfy(states -> {
            assertThat(states.getFirst().phase()).isEqualTo(Phase.RESTARTING);
            assertThat(states.getFirst().problem()).contains("137");
        });
    }

    @Test
    void children_that_a_killed_part_leaves_behind_are_ended_with_it() throws IOException {
        start(part("worker", "sleep 1000 & echo $! > $DIARY; " + SERVER));
        supervisor.awaitReady();
        ProcessHandle child = ProcessHandle.of(Long.parseLong(
                        Files.readString(folder.resolve("worker.diary")).strip()))
                .orElseThrow();

        process("worker").destroyForcibly();

        await().until(() -> !child.isAlive());
    }

    @Test
    void a_part_that_ignores_the_signal_is_ended_after_its_grace() {
        start(part("deaf", "trap '' TERM; touch $ALIVE; while :; do sleep 0.01; done"));
        supervisor.awaitReady();
        ProcessHandle deaf = process("deaf");

        supervisor.stop();

        assertThat(deaf.isAlive()).isFalse();
    }

    @Test
    void a_part_that_never_becomes_ready_is_given_up_and_says_why() {
        start(part("broken", "exit 3"), part("user", SERVER, "broken"));

        assertThat(supervisor.awaitReady()).isFalse();
        await().until(() -> state("broken").phase() == Phase.FAILED);
        assertThat(state("broken").problem()).isEqualTo("ended with code 3");
        await().until(() -> state("user").phase() == Phase.STOPPED);
        assertThat(state("user").restarts()).isZero();
    }

    @Test
    void a_stack_can_be_stopped_while_a_part_is_still_starting() {
        start(part("slow", "while :; do sleep 0.01; done"), part("user", SERVER, "slow"));
        await().until(() -> state("slow").phase() == Phase.STARTING);
        ProcessHandle slow = process("slow");

        supervisor.stop();

        assertThat(slow.isAlive()).isFalse();
        assertThat(state("user").phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void what_a_killed_supervisor_left_running_is_ended() throws Exception {
        PartFiles files = new PartFiles(home);
        ProcessGroup left = ProcessGroup.start(part("job", SERVER).launch(), home.log("job"));
        files.started("job", left.leader());

        assertThat(files.endLeftovers()).isEqualTo(1);

        assertThat(left.isAlive()).isFalse();
        assertThat(files.endLeftovers()).isZero();
    }

    @Test
    void a_stranger_who_was_given_the_pid_of_a_part_is_left_alone() throws Exception {
        ProcessGroup stranger = ProcessGroup.start(part("stranger", SERVER).launch(), home.log("stranger"));
        Files.writeString(home.pidFile("job"), stranger.pid() + " 1000\n");
        try {
            assertThat(new PartFiles(home).endLeftovers()).isZero();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.stop(Duration.ofSeconds(5));
        }
    }
}
