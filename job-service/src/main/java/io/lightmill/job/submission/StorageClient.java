package io.lightmill.job.submission;

import io.lightmill.contracts.api.InputsLookup;
import io.lightmill.identity.ServiceAuthorization;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** storage-service's inputs over HTTP; a look-up may be repeated. */
@RegisterRestClient(configKey = "storage")
@RegisterClientHeaders(ServiceAuthorization.class)
@Retry(maxRetries = 1, delay = 50, retryOn = ProcessingException.class)
interface StorageClient {

    @POST
    @Path("/inputs/lookup")
    InputsLookup.Answer lookup(InputsLookup.Request request);
}
