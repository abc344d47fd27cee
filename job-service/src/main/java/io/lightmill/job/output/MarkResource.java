package io.lightmill.job.output;

import io.lightmill.contracts.api.Marks;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** What a user thinks of outputs: favourites, and rejects in the tray. */
@Path("/items")
@RolesAllowed({Roles.USER, Roles.ADMIN})
@RunOnVirtualThread
class MarkResource {

    private final Marking marking;
    private final Caller caller;

    MarkResource(Marking marking, Caller caller) {
        this.marking = marking;
        this.caller = caller;
    }

    @PUT
    @Path("/{id}/favourite")
    public void favour(@PathParam("id") UUID id) {
        marking.mark(caller.userId(), List.of(id), true, null);
    }

    @DELETE
    @Path("/{id}/favourite")
    public void favourNoMore(@PathParam("id") UUID id) {
        marking.mark(caller.userId(), List.of(id), false, null);
    }

    @PUT
    @Path("/{id}/rejected")
    public void reject(@PathParam("id") UUID id) {
        marking.mark(caller.userId(), List.of(id), null, true);
    }

    @DELETE
    @Path("/{id}/rejected")
    public void takeBack(@PathParam("id") UUID id) {
        marking.mark(caller.userId(), List.of(id), null, false);
    }

    @POST
    @Path("/marks")
    public void change(@NotNull @Valid Marks.Change change) {
        marking.mark(caller.userId(), change.itemIds(), change.favourite(), change.rejected());
    }
}
