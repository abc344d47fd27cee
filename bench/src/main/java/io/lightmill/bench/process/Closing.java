package io.lightmill.bench.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes, the last one first, what was begun on the way. */
public final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Closes this later. */
    public <T extends AutoCloseable> T later(T begun) {
        open.push(begun);
        return begun;
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
