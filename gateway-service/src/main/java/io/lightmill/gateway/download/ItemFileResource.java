package io.lightmill.gateway.download;

import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files of one item, streamed from storage-service. */
@Path("/api")
@Tag(name = "downloads")
class ItemFileResource {

    private final Relay relay;
    private final Siblings siblings;

    ItemFileResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @GET
    @Path("/items/{id}/output")
    @Operation(
            operationId = "getOutput",
            summary = "The picture of an item",
            description = "As the worker wrote it; its ETag is its SHA-256, ranges are served.",
            extensions = {
                @Extension(name = "x-problems", value = "not-found range-not-satisfiable"),
                @Extension(name = "x-file", value = "file")
            })
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "302", description = "The file lies at the address of Location, for a while")
    public Uni<Void> output(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return pass(exchange, id, "output");
    }

    @GET
    @Path("/items/{id}/preview")
    @Operation(
            operationId = "getPreview",
            summary = "A small picture of an item's output",
            description = "For lists and tiles.",
            extensions = {
                @Extension(name = "x-problems", value = "not-found range-not-satisfiable"),
                @Extension(name = "x-file", value = "file")
            })
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "image/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "302", description = "The file lies at the address of Location, for a while")
    public Uni<Void> preview(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return pass(exchange, id, "preview");
    }

    private Uni<Void> pass(RoutingContext exchange, UUID item, String file) {
        return relay.pass(
                exchange,
                relay.way(exchange, siblings.storage(), "/items/" + item + "/" + file)
                        .toUserContent());
    }
}
