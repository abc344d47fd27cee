package io.lightmill.stack.command;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.StackState;
import io.lightmill.stack.home.StackState.Phase;
import io.lightmill.stack.home.StateFile;
import io.lightmill.stack.part.Java;
import io.lightmill.stack.supervisor.Launch;
import io.lightmill.stack.supervisor.ProcessGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Starts the process that keeps a stack. Who does so in the same moment as somebody else is content with theirs: the supervisor's lock
 * decides whose it is, and nobody ends what the other has started.
 */
final class SupervisorStart {

    /** The exit code of a supervisor that found the home kept by another one. */
    static final int KEPT_ALREADY = 3;

    private static final long POLL_MILLIS = 50;

    /** Each try is a JVM; the other one may end its leftovers first, or be on its way out. */
    private static final long AGAIN_MILLIS = 500;

    /** Longer than a stack takes to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Set<Phase> RUNS = Set.of(Phase.STARTING, Phase.READY, Phase.DEGRADED);

    /** What is started, with the arguments for it. */
    @FunctionalInterface
    interface Launcher {
        ProcessGroup launch(List<String> arguments) throws IOException;
    }

    private final Home home;
    private final StateFile stateFile;
    private final Launcher launcher;

    SupervisorStart(Home home) {
        this(home, arguments -> ProcessGroup.start(supervisor(home, arguments), home.log(Java.SUPERVISOR)));
    }

    SupervisorStart(Home home, Launcher launcher) {
        this.home = home;
        this.stateFile = new StateFile(home);
        this.launcher = launcher;
    }

    /**
     * Returns when a supervisor has said its first word, or false when ours ended without one.
     *
     * @throws IOException when another one keeps the home and says nothing for as long as a stack may take to end
     */
    boolean start(List<String> arguments) throws IOException, InterruptedException {
        Files.createDirectories(home.directory());
        // Emptied, not deleted: a supervisor that somebody else starts right now may have it open.
        Files.write(
                home.log(Java.SUPERVISOR),
                new byte[0],
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
        for (long begun = System.nanoTime();
                System.nanoTime() - begun < PATIENCE.toNanos();
                Thread.sleep(AGAIN_MILLIS)) {
            ProcessGroup supervisor = launcher.launch(arguments);
            if (isHeardOf(supervisor)) {
                return true;
            }
            if (supervisor.waitFor() != KEPT_ALREADY) {
                return false;
            }
            // Should the other one end without a word, or be ending, then the next of ours has the lock.
            if (stateFile
                    .current()
                    .map(StackState::phase)
                    .filter(RUNS::contains)
                    .isPresent()) {
                return true;
            }
        }
        throw new IOException(
                "Another one keeps " + home.directory() + " and says nothing of its stack; ./lightmill down ends it.");
    }

    private boolean isHeardOf(ProcessGroup supervisor) throws InterruptedException {
        while (!isStateOf(supervisor.pid())) {
            if (!supervisor.leader().isAlive()) {
                return isStateOf(supervisor.pid());
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }

    private boolean isStateOf(long supervisor) {
        return stateFile
                .read()
                .filter(state -> state.supervisor().pid() == supervisor)
                .isPresent();
    }

    private static Launch supervisor(Home home, List<String> arguments) {
        List<String> command = new ArrayList<>(Java.command(Java.SUPERVISOR, List.of()));
        command.addAll(List.of(
                "-Dlightmill.root=" + System.getProperty("lightmill.root", "."),
                "-cp",
                Java.ownClassPath(),
                "io.lightmill.stack.Main",
                "supervise",
                "--home=" + home.directory()));
        command.addAll(arguments);
        return new Launch(command, home.directory());
    }
}
