package io.lightmill.job.group;

import io.lightmill.contracts.api.GroupView;
import io.lightmill.contracts.api.NewGroup;
import io.lightmill.contracts.api.Page;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.job.problem.Cursor;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Paging;
import io.lightmill.job.sql.Part;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A user's groups. */
@Path("/groups")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class GroupResource {

    private final Groups groups;
    private final Caller caller;

    GroupResource(Groups groups, Caller caller) {
        this.groups = groups;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    public GroupView create(@NotNull @Valid NewGroup group) {
        return groups.create(caller.userId(), group.name().strip())
                .flatMap(made -> groups.view(caller.userId(), made.id()))
                .orElseThrow(() -> nameTaken(group.name()));
    }

    @GET
    public Page<GroupView> list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit,
            @QueryParam("name") @Nullable String name) {
        UUID before = Cursor.before(cursor);
        return Paging.cut(
                groups.page(caller.userId(), before, Part.of(name), limit + 1),
                limit,
                group -> group.id().toString());
    }

    @GET
    @Path("/{id}")
    public GroupView one(@PathParam("id") UUID id) {
        return groups.view(caller.userId(), id).orElseThrow(() -> Refusal.notFound("group"));
    }

    @PATCH
    @Path("/{id}")
    public GroupView rename(@PathParam("id") UUID id, @NotNull @Valid NewGroup group) {
        GroupView before = one(id);
        if (!groups.rename(caller.userId(), before.id(), group.name().strip())) {
            throw nameTaken(group.name());
        }
        return one(id);
    }

    private static HttpProblem nameTaken(String name) {
        return Refusal.ofField(ErrorCode.CONFLICT, "name", "You have a group named \"" + name.strip() + "\" already.");
    }
}
