package io.lightmill.dispatcher.runpod;

import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.dispatcher.endpoint.Endpoint;
import java.util.Optional;

/** RunPod's client plane, as far as we use it. No method repeats anything by itself or throws for what RunPod does. */
public interface RunPod {

    /**
     * Waits for a turn to post {@code /run}: RunPod's rate, and how many may be on their way at once. A few seconds at most.
     *
     * @return empty when none came, or the thread was interrupted, which it then still is
     */
    Optional<Turn> turn();

    /** A turn, until it is given back. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Posts {@code /run}, unless it is too late for it when there is a connection. The caller has a {@link #turn}.
     *
     * @param notAfter {@link System#nanoTime} after which it must not be sent
     */
    RunAnswer run(Endpoint endpoint, InvocationInput input, String webhook, long notAfter);

    /** Asks {@code /status}. */
    StatusAnswer status(Endpoint endpoint, String runpodId);

    /**
     * Posts {@code /cancel}; advisory.
     *
     * @return whether RunPod answered
     */
    boolean cancel(Endpoint endpoint, String runpodId);
}
