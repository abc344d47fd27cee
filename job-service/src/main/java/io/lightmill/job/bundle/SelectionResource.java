package io.lightmill.job.bundle;

import io.lightmill.contracts.api.Bundles;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import io.lightmill.contracts.api.Selections;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.job.problem.Cursor;
import io.lightmill.job.problem.Refusal;
import io.lightmill.job.sql.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Outputs that a user picks to download together. */
@Path("/selections")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class SelectionResource {

    private final Selected selected;
    private final Caller caller;

    SelectionResource(Selected selected, Caller caller) {
        this.selected = selected;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    public Selections.View keep(@NotNull @Valid Selections.Request request) {
        return selected.keep(caller.userId(), request.itemIds());
    }

    @GET
    @Path("/{id}")
    public Selections.View one(@PathParam("id") UUID id) {
        return selected.find(caller.userId(), id).orElseThrow(() -> Refusal.notFound("selection"));
    }

    /** For its bundle; what is picked counts as it is, whatever stands in for it. */
    @GET
    @Path("/{id}/items")
    public Page<Bundles.Item> items(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1_000) int limit) {
        one(id);
        Page<ItemView> page = Paging.cut(
                selected.page(id, after(cursor), limit + 1), limit, item -> item.jobId() + "." + item.ordinal());
        return new Page<>(
                page.items().stream().map(item -> new Bundles.Item(item, null)).toList(), page.next(), null);
    }

    /** The jobs of what is picked, each once: their names are its folders. */
    @GET
    @Path("/{id}/jobs")
    public Page<JobView> jobs(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        one(id);
        return selected.jobs(id, Cursor.after(cursor), limit);
    }

    private static Selected.Place after(@Nullable String cursor) {
        if (cursor == null) {
            return new Selected.Place(new UUID(0, 0), -1);
        }
        try {
            int dot = cursor.indexOf('.');
            return new Selected.Place(
                    UUID.fromString(cursor.substring(0, Math.max(dot, 0))),
                    Integer.parseInt(cursor.substring(dot + 1)));
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField(ErrorCode.INVALID_REQUEST, "cursor", "cursor is not one that a page has named.");
        }
    }
}
