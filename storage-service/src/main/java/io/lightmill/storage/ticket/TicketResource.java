package io.lightmill.storage.ticket;

import io.lightmill.contracts.api.Tickets;
import io.lightmill.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where dispatcher-service gets tickets for the items that it hands out. */
@Path("/tickets")
@RunOnVirtualThread
@RolesAllowed(Roles.SERVICE)
public class TicketResource {

    private final TicketDesk desk;

    TicketResource(TicketDesk desk) {
        this.desk = desk;
    }

    /** Signs in batches. */
    @POST
    @Operation(summary = "Tickets for claimed items")
    public Tickets.Answer grant(Tickets.Request request) {
        return new Tickets.Answer(desk.grant(request.items()));
    }
}
