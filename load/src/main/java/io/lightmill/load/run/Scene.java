package io.lightmill.load.run;

import io.lightmill.e2e.stack.Endpoint;
import io.lightmill.e2e.stack.Parts;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackOptions;
import io.lightmill.load.act.Crowd;
import io.lightmill.load.watch.Watch;
import java.nio.file.Path;
import java.sql.SQLException;

/** A stack of its own on simulated workers, those who use it, and who watches it. */
final class Scene implements AutoCloseable {

    /** As many workers as invocations in flight, and what an image takes: those of metric g. */
    private static final int WORKERS = 50;

    private static final String LATENCY = "lognormal(2s,0.5)";

    private final Stack stack;
    private final Crowd crowd;
    private final Watch watch;

    private Scene(Stack stack, Crowd crowd, Watch watch) {
        this.stack = stack;
        this.crowd = crowd;
        this.watch = watch;
    }

    /** Starts the stack and lets so many people in. */
    static Scene open(int users, int bulkItems) throws SQLException {
        say("starting a stack with " + WORKERS + " simulated workers");
        Stack stack = Stack.start(StackOptions.simulatedWorkers(WORKERS, LATENCY));
        try {
            return new Scene(stack, Crowd.gather(stack.admin(), users, bulkItems), new Watch(stack.home()));
        } catch (RuntimeException | SQLException failure) {
            stack.close();
            throw failure;
        }
    }

    /** Tells people how far it is. */
    static void say(String what) {
        System.err.println("  " + what);
    }

    Crowd crowd() {
        return crowd;
    }

    Watch watch() {
        return watch;
    }

    Path ledger() {
        return stack.home().resolve("runpod-local/ledger.jsonl");
    }

    Endpoint endpoint() {
        return new Endpoint(Parts.read(stack.home()).port("runpod-local-admin"));
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        crowd.close();
        watch.close();
        stack.close();
    }
}
