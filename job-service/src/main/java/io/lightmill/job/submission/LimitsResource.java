package io.lightmill.job.submission;

import io.lightmill.contracts.api.Limits;
import io.lightmill.job.quota.Quotas;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The bounds of a submission, and each user's quotas; no secret, and needed before one signs in. */
@Path("/limits")
@PermitAll
class LimitsResource {

    private final Bounds bounds;
    private final Quotas quotas;

    LimitsResource(Bounds bounds, Quotas quotas) {
        this.bounds = bounds;
        this.quotas = quotas;
    }

    @GET
    public Limits.JobLimits limits() {
        return bounds.view(quotas.view());
    }
}
