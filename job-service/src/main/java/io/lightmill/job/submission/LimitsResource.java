package io.lightmill.job.submission;

import io.lightmill.contracts.api.Limits;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The bounds of a submission; no secret, and needed before one signs in. */
@Path("/limits")
@PermitAll
class LimitsResource {

    private final Bounds bounds;

    LimitsResource(Bounds bounds) {
        this.bounds = bounds;
    }

    @GET
    public Limits.JobLimits limits() {
        return bounds.view();
    }
}
