package io.lightmill.dispatcher.runpod;

import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.dispatcher.endpoint.Endpoint;

/** RunPod's client plane, as far as we use it. No method repeats anything by itself or throws for what RunPod does. */
public interface RunPod {

    /**
     * Posts {@code /run}, unless it is too late for it when its turn comes.
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
