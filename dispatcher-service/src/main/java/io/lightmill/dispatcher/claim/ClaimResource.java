package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.ClaimRequest;
import io.lightmill.contracts.worker.ClaimedChunk;
import io.lightmill.dispatcher.attempt.WorkerAccess;
import io.lightmill.dispatcher.problem.Problems;
import io.lightmill.dispatcher.runpod.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run asks for a chunk. */
@Path("/worker/invocations/{invocationId}/claims")
@PermitAll
@RunOnVirtualThread
public class ClaimResource {

    private final WorkerAccess access;
    private final ClaimDesk desk;

    ClaimResource(WorkerAccess access, ClaimDesk desk) {
        this.access = access;
        this.desk = desk;
    }

    /** A chunk with tickets; 204: nothing to do, the run ends; 503: the same claim again finds the same chunk. */
    @POST
    public @Nullable ClaimedChunk claim(
            @PathParam("invocationId") UUID invocationId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Nullable ClaimRequest request) {
        access.toInvocation(invocationId, authorization);
        if (request == null || !isWhole(request)) {
            throw Problems.of(ErrorCode.MALFORMED_REQUEST, "A claim needs runId, runpodId and a number from 1.");
        }
        return desk.claim(invocationId, request).orElse(null);
    }

    /** Claims are served together: one that no row can hold would take the others along. */
    private static boolean isWhole(ClaimRequest request) {
        return request.runId() != null
                && request.runpodId() != null
                && Answers.isId(request.runpodId())
                && request.number() >= 1;
    }
}
