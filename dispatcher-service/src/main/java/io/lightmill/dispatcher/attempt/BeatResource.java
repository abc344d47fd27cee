package io.lightmill.dispatcher.attempt;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.BeatAnswer;
import io.lightmill.dispatcher.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A worker says how far it is. */
@Path("/worker/attempts/{attemptId}/beat")
@PermitAll
@RunOnVirtualThread
public class BeatResource {

    private final WorkerAccess access;
    private final Beats beats;
    private final ProgressNews progress;

    BeatResource(WorkerAccess access, Beats beats, ProgressNews progress) {
        this.access = access;
        this.beats = beats;
        this.progress = progress;
    }

    /** Moves the deadline; the answer says what to stop. */
    @POST
    public BeatAnswer beat(
            @PathParam("attemptId") UUID attemptId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Nullable Beat beat) {
        Binding attempt = access.toAttempt(attemptId, authorization);
        if (beat == null || beat.progress() == null) {
            throw Problems.of(ErrorCode.MALFORMED_REQUEST, "A beat needs progress by item.");
        }
        BeatAnswer answer = beats.answer(attempt, beat);
        progress.note(attempt, beat, answer);
        return answer;
    }
}
