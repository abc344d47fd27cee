package io.lightmill.gateway.access;

import io.lightmill.contracts.api.Keys;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** API keys and users, which job-service owns. */
@Path("/api")
@Tag(name = "access")
class KeyResource {

    private final Relay relay;
    private final Siblings siblings;

    KeyResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @POST
    @Path("/keys")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createKey",
            summary = "Make an API key",
            description = "The key is shown this once.",
            extensions = @Extension(name = "x-problems", value = "malformed-request invalid-request"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Keys.NewKey.class),
                            examples = @ExampleObject(name = "key", ref = "#/components/examples/new-key")))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Keys.Created.class)))
    public Uni<Void> create(@Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/keys");
    }

    @GET
    @Path("/keys")
    @Operation(operationId = "listKeys", summary = "Your API keys", description = "Without their secrets.")
    @APIResponse(
            responseCode = "200",
            description = "All keys",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Keys.View.class)))
    public Uni<Void> list(@Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/keys");
    }

    @DELETE
    @Path("/keys/{id}")
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke an API key",
            description = "Within five seconds nobody comes in with it, nor with a session that began with it.",
            extensions = @Extension(name = "x-problems", value = "not-found"))
    @APIResponse(responseCode = "204", description = "Revoked")
    public Uni<Void> revoke(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/keys/" + id);
    }

    @POST
    @Path("/users")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createUser",
            summary = "Make a user with a first key",
            description = "For administrators. The key is shown this once.",
            extensions = @Extension(name = "x-problems", value = "malformed-request invalid-request forbidden"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Keys.NewUser.class),
                            examples = @ExampleObject(name = "user", ref = "#/components/examples/new-user")))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Keys.CreatedUser.class)))
    public Uni<Void> createUser(@Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/users");
    }
}
