package io.lightmill.dispatcher.runpod;

import io.lightmill.contracts.worker.RunResult;
import org.jspecify.annotations.Nullable;

/** What {@code /status} said of an invocation. */
public sealed interface StatusAnswer {

    /** It waits or runs, or is in a state that we do not know. */
    record Live(String state, boolean running) implements StatusAnswer {}

    /**
     * It will not run any more.
     *
     * @param result what its last run repeated; null when there is none that can be read
     */
    record Terminal(String state, @Nullable RunResult result) implements StatusAnswer {}

    /** 404: expired, deleted, or a stale view. It proves nothing. */
    record Missing() implements StatusAnswer {}

    /** No answer that says anything. */
    record Unclear(String reason) implements StatusAnswer {}
}
