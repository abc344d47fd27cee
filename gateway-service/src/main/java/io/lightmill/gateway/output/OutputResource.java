package io.lightmill.gateway.output;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.ItemDetail;
import io.lightmill.contracts.api.Mode;
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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Outputs over all jobs, and everything of one item; job-service knows them. */
@Path("/api")
@Tag(name = "outputs")
class OutputResource {

    private final Relay relay;
    private final Siblings siblings;

    OutputResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @GET
    @Path("/outputs")
    @Operation(
            operationId = "listOutputs",
            summary = "Your outputs",
            description =
                    "Of all jobs, the newest first, without those in the tray. The first page says how many there are, up to"
                            + " 100,000.",
            extensions = {
                @Extension(name = "x-parameters", value = "cursor limit"),
                @Extension(name = "x-problems", value = "invalid-request")
            })
    @Parameter(
            name = "groupId",
            in = ParameterIn.QUERY,
            description = "Only of this group",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = "jobId",
            in = ParameterIn.QUERY,
            description = "Only of this job",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = "mode",
            in = ParameterIn.QUERY,
            description = "Only of jobs of this mode",
            schema = @Schema(implementation = Mode.class))
    @Parameter(
            name = "engine",
            in = ParameterIn.QUERY,
            description = "Only made by this engine",
            schema = @Schema(implementation = Engine.class))
    @Parameter(
            name = "favourite",
            in = ParameterIn.QUERY,
            description = "true: only favourites; false: none of them",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Parameter(
            name = "rejected",
            in = ParameterIn.QUERY,
            description = "true: the tray, where rejected ones lie",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Finished at this time or later; a day means its beginning in UTC",
            schema = @Schema(type = SchemaType.STRING),
            example = "2026-11-21")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Finished before this time",
            schema = @Schema(type = SchemaType.STRING),
            example = "2026-11-22T00:00:00Z")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "#/components/schemas/OutputPage")))
    public Uni<Void> outputs(@Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/outputs");
    }

    @GET
    @Path("/items/{id}")
    @Operation(
            operationId = "getItem",
            summary = "One item and its attempts",
            description = "When and where each attempt ran, and what became of it.",
            extensions = @Extension(name = "x-problems", value = "not-found"))
    @APIResponse(
            responseCode = "200",
            description = "The item",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ItemDetail.class)))
    public Uni<Void> item(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/items/" + id);
    }
}
