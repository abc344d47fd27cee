package io.lightmill.job.submission;

import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.job.job.Jobs;
import io.lightmill.job.problem.QueryWords;
import io.lightmill.job.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a user's job was asked for, to be asked again. */
@Path("/jobs")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class PastSubmissionResource {

    private final PastSubmissions submissions;
    private final Jobs jobs;
    private final Caller caller;

    PastSubmissionResource(PastSubmissions submissions, Jobs jobs, Caller caller) {
        this.submissions = submissions;
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/submission")
    public SubmitJob submission(@PathParam("id") UUID id, @QueryParam("seeds") @Nullable String seeds) {
        boolean withSeeds = Boolean.TRUE.equals(QueryWords.flag("seeds", seeds));
        return jobs.find(caller.userId(), id)
                .map(job -> submissions.of(job, withSeeds))
                .orElseThrow(() -> Refusal.notFound("job"));
    }
}
