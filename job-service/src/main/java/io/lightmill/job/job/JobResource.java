package io.lightmill.job.job;

import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import io.lightmill.contracts.api.RenameJob;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.job.problem.Cursor;
import io.lightmill.job.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** A user's jobs, to be looked at. */
@Path("/jobs")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class JobResource {

    private final Jobs jobs;
    private final JobList list;
    private final Caller caller;
    private final InstantSource clock;

    JobResource(Jobs jobs, JobList list, Caller caller, InstantSource clock) {
        this.jobs = jobs;
        this.list = list;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Page<JobView> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit,
            @Parameter(description = "From 1, instead of a cursor; reaches the first 10,000 jobs and counts them.")
                    @QueryParam("page")
                    @Min(1)
                    @Nullable
                    Integer page,
            @QueryParam("status") @Nullable String status,
            @QueryParam("groupId") @Nullable String groupId,
            @QueryParam("mode") @Nullable String mode,
            @QueryParam("retryOf") @Nullable String retryOf,
            @QueryParam("name") @Nullable String name) {
        JobFilter filter = JobFilter.read(caller.userId(), status, groupId, mode, retryOf, name);
        return page == null ? list.before(filter, Cursor.before(cursor), limit) : list.numbered(filter, page, limit);
    }

    @GET
    @Path("/{id}")
    public JobView one(@PathParam("id") UUID id) {
        return jobs.find(caller.userId(), id)
                .orElseThrow(() -> Refusal.notFound("job"))
                .view(clock.instant());
    }

    @PATCH
    @Path("/{id}")
    public JobView rename(@PathParam("id") UUID id, @NotNull @Valid RenameJob renamed) {
        jobs.rename(caller.userId(), id, renamed.name().strip());
        return one(id);
    }
}
