package io.lightmill.stack.command;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.PartState;
import io.lightmill.stack.home.StackState;
import io.lightmill.stack.home.StackState.Phase;
import io.lightmill.stack.home.StateFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Starts a stack's supervisor and tells how its parts come up. */
final class StackStart {

    private static final long POLL_MILLIS = 50;
    private static final int LOG_LINES = 15;

    private final Home home;
    private final StateFile stateFile;
    private final PrintStream out;
    private final Set<String> told = new HashSet<>();

    StackStart(Home home, PrintStream out) {
        this.home = home;
        this.stateFile = new StateFile(home);
        this.out = out;
    }

    /**
     * Starts it unless it runs, and waits until it is ready.
     *
     * @return whether it is
     */
    boolean inBackground(List<String> arguments) throws IOException, InterruptedException {
        Optional<StackState> now = stateFile.current();
        Phase phase = now.map(StackState::phase).orElse(Phase.STOPPED);
        if (phase == Phase.READY || phase == Phase.DEGRADED) {
            out.println("It runs already"
                    + (arguments.isEmpty() ? "." : "; other options take effect after ./lightmill down."));
            greet(now.orElseThrow());
            return true;
        }
        if (phase != Phase.STARTING && !new SupervisorStart(home).start(arguments)) {
            return explain(List.of());
        }
        return tell();
    }

    /** The address of a running stack; empty when there is none. */
    Optional<String> runningUrl() {
        return stateFile
                .current()
                .filter(state -> state.phase() == Phase.READY || state.phase() == Phase.DEGRADED)
                .map(StackState::url);
    }

    /**
     * Tells each part that becomes ready, until all are.
     *
     * @return false when the stack could not be started
     */
    boolean tell() {
        long from = System.nanoTime();
        try {
            while (true) {
                StackState state = stateFile.current().orElse(null);
                if (state != null) {
                    state.parts().forEach(this::tell);
                    if (state.phase() == Phase.READY) {
                        out.printf(Locale.ROOT, "%nReady after %.1f s.%n", (System.nanoTime() - from) / 1e9);
                        greet(state);
                        return true;
                    }
                    if (state.phase() == Phase.FAILED || state.phase() == Phase.STOPPED) {
                        return explain(state.parts());
                    }
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void tell(PartState part) {
        if (part.phase() == PartState.Phase.READY && told.add(part.name())) {
            out.printf(
                    Locale.ROOT,
                    "  %-22s ready  %6s  %5.1f s%n",
                    part.name(),
                    part.port() == null ? "" : part.port().toString(),
                    part.seconds());
        }
    }

    private void greet(StackState state) {
        new Greeting(state.url(), home.adminKey())
                .lines(RunOnTerminal.isTerminal())
                .forEach(out::println);
    }

    private boolean explain(List<PartState> parts) {
        out.println("The stack did not start.");
        List<PartState> broken = parts.stream()
                .filter(part -> part.phase() == PartState.Phase.FAILED)
                .toList();
        broken.forEach(part -> {
            out.println("  " + part.name() + ": " + part.problem() + "; the end of " + part.log() + ":");
            LogTail.lines(Path.of(part.log()), LOG_LINES).forEach(line -> out.println("    " + line));
        });
        if (broken.isEmpty()) {
            LogTail.lines(home.log("supervisor"), LOG_LINES).forEach(line -> out.println("    " + line));
        }
        out.println("./lightmill doctor looks for the usual causes.");
        return false;
    }
}
