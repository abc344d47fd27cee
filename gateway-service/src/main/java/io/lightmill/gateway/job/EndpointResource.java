package io.lightmill.gateway.job;

import io.lightmill.contracts.api.EndpointView;
import io.lightmill.contracts.api.EngineView;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where work goes: endpoints, which dispatcher-service knows, and engines, which job-service does. */
@Path("/api")
@Tag(name = "system")
class EndpointResource {

    private final Relay relay;
    private final Siblings siblings;

    EndpointResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @GET
    @Path("/endpoints")
    @Operation(
            operationId = "listEndpoints",
            summary = "The endpoints and how they are",
            description = "Their engines, budgets and measured figures.")
    @APIResponse(
            responseCode = "200",
            description = "All endpoints",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = EndpointView.class),
                            examples = @ExampleObject(name = "endpoints", ref = "#/components/examples/endpoints")))
    public Uni<Void> endpoints(@Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.dispatcher(), "/endpoints");
    }

    @GET
    @Path("/engines")
    @Operation(
            operationId = "listEngines",
            summary = "The engines and what they take",
            description = "Their parameters with ranges, sizes and aspect ratios; submissions are checked by the same.")
    @APIResponse(
            responseCode = "200",
            description = "All engines",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = EngineView.class),
                            examples = @ExampleObject(name = "engines", ref = "#/components/examples/engines")))
    public Uni<Void> engines(@Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/engines");
    }
}
