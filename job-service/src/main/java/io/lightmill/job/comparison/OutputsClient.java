package io.lightmill.job.comparison;

import io.lightmill.contracts.api.Outputs;
import io.lightmill.identity.ServiceAuthorization;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** storage-service's outputs over HTTP. Not tried again here: the next round asks anew. */
@RegisterRestClient(configKey = "storage")
@RegisterClientHeaders(ServiceAuthorization.class)
interface OutputsClient {

    @POST
    @Path("/outputs/states")
    Outputs.StatesAnswer states(Outputs.StatesRequest request);
}
