package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.endpoint.Endpoint;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A run of an invocation asks for a chunk. */
record Claim(UUID invocationId, ClaimRequest request) {

    /** What makes it the same claim when it is asked again. */
    Attempts.Key key() {
        return new Attempts.Key(invocationId, request.runId(), request.number());
    }

    /** What this worker can run of what its endpoint is for. */
    Set<Engine> engines(Endpoint endpoint) {
        List<Engine> own = request.engines();
        Set<Engine> able = EnumSet.copyOf(endpoint.engines());
        if (own != null) {
            able.retainAll(own);
        }
        return able;
    }
}
