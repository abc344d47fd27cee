package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.ChunkSize;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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

    /** The largest chunk that it is given of an engine's items that take so long. */
    int largestChunk(Endpoint endpoint, Engine engine, double itemSeconds) {
        Map<Engine, Integer> concurrency = request.concurrency();
        Integer atOnce = concurrency == null ? null : concurrency.get(engine);
        return atOnce == null
                ? endpoint.chunk()
                : ChunkSize.lasting(itemSeconds, Math.max(1, atOnce), endpoint.chunk());
    }
}
