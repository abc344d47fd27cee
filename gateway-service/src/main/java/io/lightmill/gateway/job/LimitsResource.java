package io.lightmill.gateway.job;

import io.lightmill.contracts.api.Limits;
import io.lightmill.gateway.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The bounds of requests, each as the service that holds to it says. */
@Path("/api")
@Tag(name = "system")
class LimitsResource {

    private final JobBounds jobs;
    private final UploadBounds uploads;
    private final long bodyBytes;

    LimitsResource(
            @RestClient JobBounds jobs,
            @RestClient UploadBounds uploads,
            @ConfigProperty(name = "lightmill.gateway.bodies.json") long bodyBytes) {
        this.jobs = jobs;
        this.uploads = uploads;
        this.bodyBytes = bodyBytes;
    }

    @GET
    @Path("/limits")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getLimits",
            summary = "The bounds of requests",
            description = "What a submission, an upload and any body in JSON may hold at most.")
    @APIResponse(
            responseCode = "200",
            description = "The bounds",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Limits.class),
                            examples = @ExampleObject(name = "limits", ref = "#/components/examples/limits")))
    public Uni<Limits> limits() {
        return Uni.combine()
                .all()
                .unis(jobs.limits(), uploads.limits())
                .with((job, upload) -> new Limits(job, upload, bodyBytes))
                .onFailure()
                .transform(failure -> Problem.unavailable("A service that knows its limits cannot be asked now.")
                        .exception());
    }
}
