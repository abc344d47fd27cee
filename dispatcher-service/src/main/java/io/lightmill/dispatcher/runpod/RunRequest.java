package io.lightmill.dispatcher.runpod;

import io.lightmill.contracts.worker.InvocationInput;
import io.lightmill.dispatcher.endpoint.Endpoint;

/** The body of {@code /run}. */
record RunRequest(InvocationInput input, String webhook, Policy policy) {

    /** In milliseconds. */
    record Policy(long executionTimeout, long ttl) {}

    static RunRequest of(Endpoint endpoint, InvocationInput input, String webhook) {
        return new RunRequest(
                input,
                webhook,
                new Policy(
                        endpoint.executionTimeout().toMillis(), endpoint.ttl().toMillis()));
    }
}
