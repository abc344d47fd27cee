package io.lightmill.bench.run;

import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of the bench: at most one stack at a time, kept from metric to metric while they want the same one. */
public final class Bench implements AutoCloseable {

    /** Sixteen workers that take no time: what is left is our own. */
    public static final StackOptions INSTANT = StackOptions.simulatedWorkers(16, "0");

    private final boolean quick;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private @Nullable Stack stack;
    private @Nullable StackOptions options;

    /**
     * A run.
     *
     * @param quick smaller sizes and fewer repetitions, to see that it works; not for publishing
     */
    public Bench(boolean quick) {
        this.quick = quick;
    }

    /** The one or the other, depending on how much time there is. */
    public int size(int full, int small) {
        return quick ? small : full;
    }

    /** A running stack with these options: the last one when it has them. */
    public Stack stack(StackOptions wanted) {
        Stack running = stack;
        return running != null && wanted.equals(options) ? running : freshStack(wanted);
    }

    /** A stack that has done nothing yet. */
    public Stack freshStack(StackOptions wanted) {
        close();
        say("starting a stack: " + wanted.arguments());
        Stack started = Stack.start(wanted);
        stack = started;
        options = wanted;
        return started;
    }

    /** Tells people how far it is. */
    public void say(String what) {
        System.err.println("  " + what);
    }

    /** Notes what was measured with. */
    public void version(String what, String which) {
        versions.put(what, which);
    }

    /** What was noted. */
    public Map<String, String> versions() {
        return versions;
    }

    @Override
    public void close() {
        if (stack != null) {
            stack.close();
            stack = null;
        }
    }
}
