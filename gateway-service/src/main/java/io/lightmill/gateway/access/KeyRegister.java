package io.lightmill.gateway.access;

import io.lightmill.contracts.api.Keys;
import io.lightmill.identity.ServiceAuthorization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** job-service's register of keys, and of sessions that were signed out of. */
@Path("/keys")
@RegisterRestClient(configKey = "job")
@RegisterClientHeaders(ServiceAuthorization.class)
interface KeyRegister {

    /** Whose key it is; 404: nobody's, or the session is over. */
    @POST
    @Path("/verify")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Keys.Verified> verify(Keys.Verify key);

    /** From now on nobody comes in with that session. */
    @POST
    @Path("/sign-out")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Void> signOut(Keys.SignOut session);
}
