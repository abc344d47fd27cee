package io.lightmill.stack.command;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.ProcessIdentity;
import io.lightmill.stack.home.StackState;
import io.lightmill.stack.home.StateFile;
import io.lightmill.stack.supervisor.PartFiles;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a stack, whatever state it is in. */
final class StackStop {

    /** The database may take half a minute to write what it holds; then its parts are ended the hard way. */
    private static final long PATIENCE_SECONDS = 75;

    private final Home home;
    private final StateFile stateFile;

    StackStop(Home home) {
        this.home = home;
        this.stateFile = new StateFile(home);
    }

    /**
     * Returns when nothing of it runs any more.
     *
     * @return whether anything did
     */
    boolean stop() throws IOException, InterruptedException {
        Optional<ProcessHandle> supervisor =
                stateFile.read().map(StackState::supervisor).flatMap(ProcessIdentity::find);
        if (supervisor.isPresent()) {
            end(supervisor.get());
        }
        int leftovers = new PartFiles(home).endLeftovers();
        return supervisor.isPresent() || leftovers > 0;
    }

    private static void end(ProcessHandle supervisor) throws InterruptedException {
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            supervisor.destroyForcibly();
        }
    }
}
