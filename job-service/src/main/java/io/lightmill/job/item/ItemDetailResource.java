package io.lightmill.job.item;

import io.lightmill.contracts.api.ItemDetail;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.job.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** One item of a user's, with its history. */
@Path("/items")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class ItemDetailResource {

    private final Items items;
    private final ItemHistory history;
    private final Caller caller;

    ItemDetailResource(Items items, ItemHistory history, Caller caller) {
        this.items = items;
        this.history = history;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    public ItemDetail one(@PathParam("id") UUID id) {
        return items.find(caller.userId(), id).map(history::of).orElseThrow(() -> Refusal.notFound("item"));
    }
}
