package io.lightmill.gateway.job;

import io.lightmill.contracts.api.JobView;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the owner of a job may order. */
@Path("/api")
@Tag(name = "jobs")
class JobOrdersResource {

    private final Relay relay;
    private final Siblings siblings;

    JobOrdersResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @POST
    @Path("/jobs/{id}/cancel")
    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description =
                    "Answered with 200, no item of it is handed out any more; running ones are told to stop, and what finishes anyway is kept.",
            extensions = @Extension(name = "x-problems", value = "not-found conflict"))
    @APIResponse(
            responseCode = "200",
            description = "It holds everywhere",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JobView.class),
                            examples = @ExampleObject(name = "job", ref = "#/components/examples/job")))
    @APIResponse(
            responseCode = "202",
            description = "It is recorded, and follows as soon as the dispatcher can be reached",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    public Uni<Void> cancel(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return order(exchange, id, "cancel");
    }

    @POST
    @Path("/jobs/{id}/pause")
    @Operation(
            operationId = "pauseJob",
            summary = "Pause a job",
            description = "Answered with 200, no item of it is handed out until it is resumed; running ones go on.",
            extensions = @Extension(name = "x-problems", value = "not-found conflict"))
    @APIResponse(
            responseCode = "200",
            description = "It holds everywhere",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JobView.class),
                            examples = @ExampleObject(name = "job", ref = "#/components/examples/job")))
    @APIResponse(
            responseCode = "202",
            description = "It is recorded, and follows as soon as the dispatcher can be reached",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    public Uni<Void> pause(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return order(exchange, id, "pause");
    }

    @POST
    @Path("/jobs/{id}/resume")
    @Operation(
            operationId = "resumeJob",
            summary = "Resume a paused job",
            description = "Its items are handed out again.",
            extensions = @Extension(name = "x-problems", value = "not-found conflict"))
    @APIResponse(
            responseCode = "200",
            description = "It holds everywhere",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JobView.class),
                            examples = @ExampleObject(name = "job", ref = "#/components/examples/job")))
    @APIResponse(
            responseCode = "202",
            description = "It is recorded, and follows as soon as the dispatcher can be reached",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    public Uni<Void> resume(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return order(exchange, id, "resume");
    }

    private Uni<Void> order(RoutingContext exchange, UUID id, String word) {
        return relay.pass(exchange, siblings.job(), "/jobs/" + id + "/" + word);
    }
}
