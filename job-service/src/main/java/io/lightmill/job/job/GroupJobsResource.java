package io.lightmill.job.job;

import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.job.group.Group;
import io.lightmill.job.group.Groups;
import io.lightmill.job.problem.Cursor;
import io.lightmill.job.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs of a user's group, oldest first: the order in which a bundle holds them. */
@Path("/groups")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class GroupJobsResource {

    private final Groups groups;
    private final JobList list;
    private final Caller caller;

    GroupJobsResource(Groups groups, JobList list, Caller caller) {
        this.groups = groups;
        this.list = list;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/jobs")
    public Page<JobView> list(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        Group group = groups.find(caller.userId(), id).orElseThrow(() -> Refusal.notFound("group"));
        return list.ofGroup(group.id(), Cursor.after(cursor), limit);
    }
}
