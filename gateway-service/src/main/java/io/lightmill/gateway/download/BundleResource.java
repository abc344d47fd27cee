package io.lightmill.gateway.download;

import io.lightmill.contracts.api.Bundles;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bundles: the ZIP of a job or of a group, streamed from storage-service. */
@Path("/api")
@Tag(name = "downloads")
class BundleResource {

    private final Relay relay;
    private final Siblings siblings;

    BundleResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @GET
    @Path("/jobs/{id}/download")
    @Operation(
            operationId = "downloadJob",
            summary = "The outputs of a job",
            description =
                    "As pages of URLs in JSON; with Accept: application/zip or ?format=zip as a ZIP with its manifest, of a length"
                            + " and ETag known before the first byte, so that a download that was cut goes on by Range."
                            + " What was tried again takes the failed item's place; what was rejected is left out.",
            extensions = {
                @Extension(name = "x-parameters", value = "format favourites cursor limit"),
                @Extension(name = "x-problems", value = "invalid-request not-found range-not-satisfiable"),
                @Extension(name = "x-file", value = "ZIP")
            })
    @APIResponse(
            responseCode = "200",
            description = "The URLs, or the ZIP",
            headers = {
                @Header(name = "ETag", description = "Strong", schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Content-Disposition",
                        description = "The file name",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = {
                @Content(mediaType = "application/zip", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Bundles.Listing.class))
            })
    public Uni<Void> job(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return pass(exchange, "/bundles/jobs/" + id);
    }

    @GET
    @Path("/download/{groupId}")
    @Operation(
            operationId = "downloadGroup",
            summary = "The outputs of a group",
            description =
                    "As pages of URLs in JSON; with Accept: application/zip or ?format=zip as a ZIP with its manifest, of a length"
                            + " and ETag known before the first byte, so that a download that was cut goes on by Range."
                            + " What was tried again takes the failed item's place; what was rejected is left out.",
            extensions = {
                @Extension(name = "x-parameters", value = "format favourites cursor limit"),
                @Extension(name = "x-problems", value = "invalid-request not-found range-not-satisfiable"),
                @Extension(name = "x-file", value = "ZIP")
            })
    @APIResponse(
            responseCode = "200",
            description = "The URLs, or the ZIP",
            headers = {
                @Header(name = "ETag", description = "Strong", schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Content-Disposition",
                        description = "The file name",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = {
                @Content(mediaType = "application/zip", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Bundles.Listing.class))
            })
    public Uni<Void> group(@PathParam("groupId") UUID id, @Context RoutingContext exchange) {
        return pass(exchange, "/bundles/groups/" + id);
    }

    private Uni<Void> pass(RoutingContext exchange, String path) {
        return relay.pass(
                exchange, relay.way(exchange, siblings.storage(), path).toUserContent());
    }
}
