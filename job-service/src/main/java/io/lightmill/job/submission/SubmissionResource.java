package io.lightmill.job.submission;

import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.job.acceptance.Answer;
import io.lightmill.job.acceptance.IdempotencyKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Submissions come in here, as bytes: their hash belongs to the Idempotency-Key, and every wrong value is to be named. */
@Path("/jobs")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
public class SubmissionResource {

    private final StrictReader reader;
    private final Submissions submissions;
    private final DryRun dryRun;
    private final Caller caller;

    SubmissionResource(StrictReader reader, Submissions submissions, DryRun dryRun, Caller caller) {
        this.reader = reader;
        this.submissions = submissions;
        this.dryRun = dryRun;
        this.caller = caller;
    }

    /** Accepts a job: 202 once it is durable, the same answer to a repetition; a dry run only says what would be. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmitJob.class)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted and durable",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The dry run's estimate",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Estimate.class)))
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            schema = @Schema(implementation = String.class),
            description =
                    "1 to 255 bytes, drawn anew for each submission. The same key and body get the same answer for 7 days at"
                            + " least (lightmill.job.submission.keep-answers); another body, 422.")
    public Response submit(@Context HttpHeaders headers, byte[] body) {
        UUID userId = caller.userId();
        IdempotencyKey key = IdempotencyKey.of(headers, "", body);
        return submissions.earlier(userId, key).map(Answer::response).orElseGet(() -> {
            Findings findings = new Findings();
            SubmitJob submission = reader.submission(body, findings);
            if (Boolean.TRUE.equals(submission.dryRun())) {
                return Response.ok(dryRun.estimate(userId, submission, findings))
                        .build();
            }
            return submissions.submit(userId, submission, key, findings).response();
        });
    }
}
