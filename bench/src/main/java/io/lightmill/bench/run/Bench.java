package io.lightmill.bench.run;

import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Notebook;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One run of the bench: at most one stack at a time, kept from metric to metric while they want the same one. */
public final class Bench implements AutoCloseable {

    /** Sixteen workers that take no time: what is left is our own. */
    public static final StackOptions INSTANT = StackOptions.simulatedWorkers(16, "0");

    /** As many workers as the goals speak of, and images that take them as long as images do. */
    public static final int BUDGET = 50;

    /** Those workers. */
    public static final StackOptions REALISTIC = StackOptions.simulatedWorkers(BUDGET, "lognormal(2s,0.5)");

    private final Size size;
    private final Notebook notebook;
    private @Nullable Stack stack;
    private @Nullable StackOptions options;
    private boolean warm;

    /** A run whose figures go into this notebook. */
    public Bench(Size size, Notebook notebook) {
        this.size = size;
        this.notebook = notebook;
    }

    /** The one or the other, depending on how much time there is. */
    public int size(int full, int small) {
        return size(full, full, small);
    }

    /** One of these, depending on how much time there is. */
    public int size(int longest, int usual, int small) {
        return switch (size) {
            case LONG -> longest;
            case USUAL -> usual;
            case QUICK -> small;
        };
    }

    /** A running stack with these options: the last one when it has them. */
    public Stack stack(StackOptions wanted) {
        Stack running = stack;
        return running != null && wanted.equals(options) ? running : freshStack(wanted);
    }

    /** A running stack with these options that has worked for a while: the last one when it has them and was warmed up. */
    public Stack warmStack(StackOptions wanted) throws InterruptedException {
        Stack running = stack(wanted);
        if (!warm) {
            Duration atLeast = Duration.ofSeconds(size(180, 10));
            say("warming up for " + atLeast.toSeconds() + " s");
            WarmUp.of(running, atLeast);
            warm = true;
        }
        return running;
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

    /** A figure is known. */
    public void found(Figure figure) {
        notebook.add(figure);
    }

    /** Notes what is measured with. */
    public void version(String what, String which) {
        notebook.version(what, which);
    }

    @Override
    public void close() {
        if (stack != null) {
            stack.close();
            stack = null;
            warm = false;
        }
    }
}
