package io.lightmill.gateway.download;

import io.lightmill.contracts.api.Bundles;
import io.lightmill.contracts.api.Selections;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Outputs that are picked one by one, as one ZIP: job-service keeps what was picked, storage-service makes the bundle. */
@Path("/api")
@Tag(name = "downloads")
class SelectionResource {

    private final Relay relay;
    private final Siblings siblings;

    SelectionResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @POST
    @Path("/download/selection")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "selectOutputs",
            summary = "Pick outputs to download together",
            description = "Up to 10,000, of whatever jobs. The answer names the ZIP, which may be fetched for a day.",
            extensions = @Extension(name = "x-problems", value = "malformed-request invalid-request not-found"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Selections.Request.class),
                            examples = @ExampleObject(name = "selection", ref = "#/components/examples/new-selection")))
    @APIResponse(
            responseCode = "201",
            description = "Kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Selections.View.class)))
    public Uni<Void> select(@Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/selections");
    }

    @GET
    @Path("/download/selection/{id}")
    @Operation(
            operationId = "downloadSelection",
            summary = "The outputs that were picked",
            description = "The ZIP, or pages of URLs in JSON, as for a job.",
            extensions = {
                @Extension(name = "x-parameters", value = "format cursor limit"),
                @Extension(name = "x-problems", value = "invalid-request not-found range-not-satisfiable"),
                @Extension(name = "x-file", value = "ZIP")
            })
    @APIResponse(
            responseCode = "200",
            description = "The URLs, or the ZIP",
            headers = @Header(name = "ETag", description = "Strong", schema = @Schema(type = SchemaType.STRING)),
            content = {
                @Content(mediaType = "application/zip", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Bundles.Listing.class))
            })
    public Uni<Void> download(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(
                exchange,
                relay.way(exchange, siblings.storage(), "/bundles/selections/" + id)
                        .toUserContent());
    }
}
