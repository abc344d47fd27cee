package io.lightmill.gateway.job;

import io.lightmill.contracts.api.Limits;
import io.lightmill.identity.ServiceAuthorization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** job-service's part of the limits. */
@Path("/limits")
@RegisterRestClient(configKey = "job")
@RegisterClientHeaders(ServiceAuthorization.class)
interface JobBounds {

    @GET
    Uni<Limits.JobLimits> limits();
}
