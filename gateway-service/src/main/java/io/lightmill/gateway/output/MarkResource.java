package io.lightmill.gateway.output;

import io.lightmill.contracts.api.Marks;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Favourites and rejects. Nothing is deleted: what is rejected lies in the tray, and out of bundles. */
@Path("/api")
@Tag(name = "outputs")
class MarkResource {

    private final Relay relay;
    private final Siblings siblings;

    MarkResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @PUT
    @Path("/items/{id}/favourite")
    @Operation(
            operationId = "favourItem",
            summary = "Make an output a favourite",
            description = "Said again it changes nothing.",
            extensions = @Extension(name = "x-problems", value = "not-found"))
    @APIResponse(responseCode = "204", description = "It is one")
    public Uni<Void> favour(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return pass(exchange, id + "/favourite");
    }

    @DELETE
    @Path("/items/{id}/favourite")
    @Operation(
            operationId = "unfavourItem",
            summary = "Make an output no favourite any more",
            description = "Said again it changes nothing.",
            extensions = @Extension(name = "x-problems", value = "not-found"))
    @APIResponse(responseCode = "204", description = "It is none")
    public Uni<Void> unfavour(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return pass(exchange, id + "/favourite");
    }

    @PUT
    @Path("/items/{id}/rejected")
    @Operation(
            operationId = "rejectItem",
            summary = "Put an output into the tray",
            description = "It stays, but lists and bundles are without it until it is taken back.",
            extensions = @Extension(name = "x-problems", value = "not-found"))
    @APIResponse(responseCode = "204", description = "It lies there")
    public Uni<Void> reject(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return pass(exchange, id + "/rejected");
    }

    @DELETE
    @Path("/items/{id}/rejected")
    @Operation(
            operationId = "takeBackItem",
            summary = "Take an output out of the tray",
            description = "Said again it changes nothing.",
            extensions = @Extension(name = "x-problems", value = "not-found"))
    @APIResponse(responseCode = "204", description = "It is back")
    public Uni<Void> takeBack(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return pass(exchange, id + "/rejected");
    }

    @POST
    @Path("/items/marks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "markItems",
            summary = "Mark many outputs alike",
            description = "Up to 1,000; all of them, or none when one is no output of yours.",
            extensions = @Extension(name = "x-problems", value = "malformed-request invalid-request not-found"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Marks.Change.class),
                            examples = @ExampleObject(name = "marks", ref = "#/components/examples/marks-change")))
    @APIResponse(responseCode = "204", description = "All are marked so")
    public Uni<Void> mark(@Context RoutingContext exchange) {
        return pass(exchange, "marks");
    }

    private Uni<Void> pass(RoutingContext exchange, String what) {
        return relay.pass(exchange, siblings.job(), "/items/" + what);
    }
}
