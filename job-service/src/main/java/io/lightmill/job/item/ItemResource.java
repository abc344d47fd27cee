package io.lightmill.job.item;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.Page;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.job.job.Job;
import io.lightmill.job.job.Jobs;
import io.lightmill.job.problem.Cursor;
import io.lightmill.job.problem.QueryWords;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Paging;
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

/** The items of a user's job. */
@Path("/jobs")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class ItemResource {

    private final Items items;
    private final Jobs jobs;
    private final Caller caller;

    ItemResource(Items items, Jobs jobs, Caller caller) {
        this.items = items;
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/items")
    public Page<ItemView> list(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1_000) int limit,
            @QueryParam("state") @Nullable String state) {
        Job job = jobs.find(caller.userId(), id).orElseThrow(() -> Refusal.notFound("job"));
        return Paging.cut(
                items.page(
                        job.id(),
                        QueryWords.word(ItemState.class, "state", state),
                        Cursor.afterNumber(cursor),
                        limit + 1),
                limit,
                item -> Integer.toString(item.ordinal()));
    }
}
