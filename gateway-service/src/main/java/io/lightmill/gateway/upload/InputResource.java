package io.lightmill.gateway.upload;

import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A user's own inputs, streamed from storage-service. */
@Path("/api")
@Tag(name = "uploads")
class InputResource {

    private final Relay relay;
    private final Siblings siblings;

    InputResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @GET
    @Path("/inputs/{sha256: [0-9a-f]{64}}")
    @Operation(
            operationId = "getInput",
            summary = "One of your inputs",
            description = "The file as it was uploaded; ranges are served.",
            extensions = {
                @Extension(name = "x-problems", value = "not-found range-not-satisfiable"),
                @Extension(name = "x-file", value = "file")
            })
    @Parameter(
            name = "sha256",
            in = ParameterIn.PATH,
            required = true,
            description = "Of the file's bytes",
            schema = @Schema(type = SchemaType.STRING, pattern = "[0-9a-f]{64}"))
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Void> input(@PathParam("sha256") String sha256, @Context RoutingContext exchange) {
        return relay.pass(
                exchange,
                relay.way(exchange, siblings.storage(), "/inputs/" + sha256).toUserContent());
    }
}
