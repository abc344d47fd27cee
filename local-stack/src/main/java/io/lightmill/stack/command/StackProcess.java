package io.lightmill.stack.command;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.PartState;
import io.lightmill.stack.home.Ports;
import io.lightmill.stack.home.ProcessIdentity;
import io.lightmill.stack.home.Project;
import io.lightmill.stack.home.StackState;
import io.lightmill.stack.home.StackState.Phase;
import io.lightmill.stack.home.StateFile;
import io.lightmill.stack.part.Existing;
import io.lightmill.stack.part.Options;
import io.lightmill.stack.part.Parts;
import io.lightmill.stack.part.Plan;
import io.lightmill.stack.part.StartTraining;
import io.lightmill.stack.supervisor.Pace;
import io.lightmill.stack.supervisor.PartFiles;
import io.lightmill.stack.supervisor.Supervisor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** This process as the one that keeps a stack running, until it is asked to end. */
final class StackProcess {

    private final Home home;
    private final Options options;
    private final StateFile stateFile;
    private final ProcessIdentity self = ProcessIdentity.current();
    private volatile boolean wasReady;
    private volatile @Nullable Phase forced;

    StackProcess(Home home, Options options) {
        this.home = home;
        this.options = options;
        this.stateFile = new StateFile(home);
    }

    /**
     * Keeps the stack running. Ends by SIGTERM or Ctrl-C, after all parts have ended.
     *
     * @return only when it could not be started: the exit code
     */
    int keep() throws IOException, InterruptedException {
        Files.createDirectories(home.directory());
        try (FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                // No word here: our output is the log of the other one.
                return SupervisorStart.KEPT_ALREADY;
            }
            return keepLocked();
        }
    }

    private int keepLocked() throws IOException, InterruptedException {
        new PartFiles(home).endLeftovers();
        Plan plan = plan();
        Parts parts = new Parts(plan);
        parts.prepareExisting();
        Supervisor supervisor =
                new Supervisor(parts.all(), home, Pace.USUAL, states -> stateFile.write(state(plan, states)));
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stop = Thread.ofPlatform().unstarted(() -> {
            stop(plan, supervisor);
            stopped.countDown();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        supervisor.start();
        if (!supervisor.awaitReady()) {
            return giveUp(plan, supervisor, stop);
        }
        wasReady = true;
        stateFile.write(state(plan, supervisor.states()));
        StartTraining.of(plan, parts).begin();
        stopped.await();
        return 0;
    }

    private Plan plan() {
        Map<String, Integer> before = stateFile.read().map(StackState::ports).orElse(Map.of());
        Existing existing = Existing.from(System.getenv());
        Map<String, Integer> ports = new Ports().choose(Plan.usualPorts(options, existing), before);
        return new Plan(Project.current(), home, options, existing, ports);
    }

    private StackState state(Plan plan, List<PartState> parts) {
        Phase phase = forced != null ? forced : StackState.phaseOf(parts, wasReady);
        return new StackState(plan.url(), phase, self, plan.ports(), parts);
    }

    private void stop(Plan plan, Supervisor supervisor) {
        forced = Phase.STOPPING;
        supervisor.stop();
        forced = Phase.STOPPED;
        stateFile.write(state(plan, supervisor.states()));
    }

    /** What had been started must not stay half a stack; the states are kept, for they say what went wrong. */
    private int giveUp(Plan plan, Supervisor supervisor, Thread stop) {
        if (forced != null) {
            return 0;
        }
        Runtime.getRuntime().removeShutdownHook(stop);
        List<PartState> failed = supervisor.states();
        supervisor.stop();
        forced = Phase.FAILED;
        stateFile.write(state(plan, failed));
        return Lightmill.TROUBLE;
    }
}
