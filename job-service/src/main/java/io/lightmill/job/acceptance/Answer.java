package io.lightmill.job.acceptance;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/**
 * What a submission was answered with.
 *
 * @param body the JobView as JSON
 * @param replayed whether it was given before
 */
public record Answer(UUID jobId, String body, boolean replayed) {

    /** 202 with the job and its address. */
    public Response response() {
        Response.ResponseBuilder response = Response.accepted(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Location", URI.create("/api/jobs/" + jobId));
        return replayed ? response.header("Idempotency-Replayed", "true").build() : response.build();
    }
}
