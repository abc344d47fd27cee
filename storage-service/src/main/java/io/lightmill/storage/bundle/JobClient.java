package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.Bundles;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** job-service, as a user sees it. */
@RegisterRestClient(configKey = "job")
@Path("/")
interface JobClient {

    @GET
    @Path("/jobs/{id}")
    JobView job(@HeaderParam("Authorization") String authorization, UUID id);

    @GET
    @Path("/jobs/{id}/bundle")
    Page<Bundles.Item> items(
            @HeaderParam("Authorization") String authorization,
            UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") int limit);

    @GET
    @Path("/selections/{id}/items")
    Page<Bundles.Item> selected(
            @HeaderParam("Authorization") String authorization,
            UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") int limit);

    @GET
    @Path("/selections/{id}/jobs")
    Page<JobView> selectedJobs(
            @HeaderParam("Authorization") String authorization,
            UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") int limit);

    @GET
    @Path("/groups/{id}/jobs")
    Page<JobView> jobs(
            @HeaderParam("Authorization") String authorization,
            UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") int limit);
}
