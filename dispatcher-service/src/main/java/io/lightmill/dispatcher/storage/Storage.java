package io.lightmill.dispatcher.storage;

import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.api.Tickets;
import io.lightmill.identity.ServiceAuthorization;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** storage-service's routes that we use. */
@RegisterRestClient(configKey = "storage")
@RegisterClientHeaders(ServiceAuthorization.class)
@Path("/")
public interface Storage {

    /** Tickets for the items of one or several claims. */
    @POST
    @Path("/tickets")
    Tickets.Answer tickets(Tickets.Request request);

    /** Which of these attempts left a whole output in the bucket? */
    @POST
    @Path("/outputs/present")
    Outputs.PresentAnswer present(Outputs.PresentRequest request);
}
