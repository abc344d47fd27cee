package io.lightmill.gateway.job;

import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Retries;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What failed in a job, and its second chance. */
@Path("/api")
@Tag(name = "jobs")
class RetryResource {

    private final Relay relay;
    private final Siblings siblings;

    RetryResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @GET
    @Path("/jobs/{id}/failures")
    @Operation(
            operationId = "listFailures",
            summary = "The failed items of a job by their cause",
            description = "Each cause with its sentence, what to do about it, and how many may be tried again.",
            extensions = @Extension(name = "x-problems", value = "not-found"))
    @APIResponse(
            responseCode = "200",
            description = "The causes, the most frequent first",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Retries.FailureGroup.class),
                            examples = @ExampleObject(name = "failures", ref = "#/components/examples/failures")))
    public Uni<Void> failures(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/jobs/" + id + "/failures");
    }

    @POST
    @Path("/jobs/{id}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "retryJob",
            summary = "Try failed items of a job again",
            description =
                    "As a new job of the same group whose items stand in for the failed ones; what is not wished otherwise stays"
                            + " as it was. An item that is being tried again, or was made by now, is not tried a second time.",
            extensions =
                    @Extension(
                            name = "x-problems",
                            value = "malformed-request invalid-request limit-exceeded unknown-engine"
                                    + " idempotency-key-reused not-found conflict too-many-requests"))
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description = "As for a submission",
            schema = @Schema(type = SchemaType.STRING, maxLength = 255),
            example = "0197f3a2-6f0e-7c1d-8d57-0b6f3a1c2d4f")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Retries.Request.class),
                            examples = {
                                @ExampleObject(name = "one cause", ref = "#/components/examples/retry-items"),
                                @ExampleObject(name = "everything", ref = "#/components/examples/retry-everything")
                            }))
    @APIResponse(
            responseCode = "202",
            description = "Accepted: the new job",
            headers = {
                @Header(
                        name = "Location",
                        description = "The new job's address",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Idempotency-Replayed",
                        description = "true: this is the answer of an earlier request",
                        schema = @Schema(type = SchemaType.BOOLEAN))
            },
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    public Uni<Void> retry(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/jobs/" + id + "/retry");
    }
}
