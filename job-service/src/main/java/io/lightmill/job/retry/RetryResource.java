package io.lightmill.job.retry;

import io.lightmill.contracts.api.Retries;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.job.acceptance.IdempotencyKey;
import io.lightmill.job.job.Job;
import io.lightmill.job.job.Jobs;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.submission.StrictReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** What failed in a user's job, and trying it again. */
@Path("/jobs")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class RetryResource {

    private final FailedItems failedItems;
    private final Retrying retrying;
    private final Jobs jobs;
    private final StrictReader reader;
    private final Caller caller;

    RetryResource(FailedItems failedItems, Retrying retrying, Jobs jobs, StrictReader reader, Caller caller) {
        this.failedItems = failedItems;
        this.retrying = retrying;
        this.jobs = jobs;
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/failures")
    public List<Retries.FailureGroup> failures(@PathParam("id") UUID id) {
        return failedItems.groups(own(id).id());
    }

    /** 202 once the new job is durable; the same answer to a repetition. */
    @POST
    @Path("/{id}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response retry(@PathParam("id") UUID id, @Context HttpHeaders headers, byte[] body) {
        Job job = own(id);
        IdempotencyKey key = IdempotencyKey.of(headers, "retry " + id + "\n", body);
        return retrying.retry(job, key, () -> reader.read(body, Retries.Request.class))
                .response();
    }

    private Job own(UUID id) {
        return jobs.find(caller.userId(), id).orElseThrow(() -> Refusal.notFound("job"));
    }
}
