package io.lightmill.job.dispatch;

import io.lightmill.contracts.api.Attempts;
import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.comparison.DispatchStates;
import io.lightmill.identity.ServiceAuthorization;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * dispatcher-service over HTTP, whichever replica answers. Every call may be repeated; when a connection breaks or is refused,
 * or the replica is about to stop, the next one is asked at once, and the first once more, for another call may have taken the next
 * one's turn. After four seconds nothing is asked again: who waits for a silent replica, for five, waits once.
 */
@RegisterRestClient(configKey = "dispatcher")
@RegisterClientHeaders(ServiceAuthorization.class)
@RegisterProvider(DispatcherReplicas.class)
@RegisterProvider(AbsenceMapper.class)
@Retry(
        maxRetries = 2,
        delay = 50,
        maxDuration = DispatcherClient.REPEATED_WITHIN_MILLIS,
        retryOn = ProcessingException.class)
public interface DispatcherClient {

    /** Less than the read timeout. */
    long REPEATED_WITHIN_MILLIS = 4000;

    @GET
    @Path("/endpoints")
    List<EndpointView> endpoints();

    @POST
    @Path("/jobs/{id}/cancel")
    void cancel(@PathParam("id") UUID id);

    @POST
    @Path("/jobs/{id}/pause")
    void pause(@PathParam("id") UUID id, @QueryParam("version") long version);

    @POST
    @Path("/jobs/{id}/resume")
    void resume(@PathParam("id") UUID id, @QueryParam("version") long version);

    @POST
    @Path("/items/states")
    DispatchStates.Answer states(DispatchStates.Request request);

    @GET
    @Path("/jobs/{id}/items/{itemId}/attempts")
    List<Attempts.Fact> attempts(@PathParam("id") UUID id, @PathParam("itemId") UUID itemId);
}
