package io.lightmill.gateway.group;

import io.lightmill.contracts.api.GroupView;
import io.lightmill.contracts.api.NewGroup;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Groups, which job-service owns. */
@Path("/api")
@Tag(name = "groups")
class GroupResource {

    private final Relay relay;
    private final Siblings siblings;

    GroupResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @POST
    @Path("/groups")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createGroup",
            summary = "Make a group",
            description = "Its name is unique among yours.",
            extensions = @Extension(name = "x-problems", value = "malformed-request invalid-request conflict"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewGroup.class),
                            examples = @ExampleObject(name = "group", ref = "#/components/examples/new-group")))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GroupView.class),
                            examples = @ExampleObject(name = "group", ref = "#/components/examples/group")))
    public Uni<Void> create(@Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/groups");
    }

    @GET
    @Path("/groups")
    @Operation(
            operationId = "listGroups",
            summary = "Your groups",
            description = "The newest first, in pages.",
            extensions = {
                @Extension(name = "x-parameters", value = "cursor limit"),
                @Extension(name = "x-problems", value = "invalid-request")
            })
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            description = "Only groups with this in their names, whatever its case",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "#/components/schemas/GroupPage")))
    public Uni<Void> list(@Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/groups");
    }

    @GET
    @Path("/groups/{id}")
    @Operation(
            operationId = "getGroup",
            summary = "One group",
            description = "With the counts of its jobs and items.",
            extensions = @Extension(name = "x-problems", value = "not-found"))
    @APIResponse(
            responseCode = "200",
            description = "The group",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GroupView.class),
                            examples = @ExampleObject(name = "group", ref = "#/components/examples/group")))
    public Uni<Void> group(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/groups/" + id);
    }

    @PATCH
    @Path("/groups/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "renameGroup",
            summary = "Rename a group",
            description = "Bundles that are downloaded afterwards carry the new name.",
            extensions =
                    @Extension(name = "x-problems", value = "malformed-request invalid-request not-found conflict"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewGroup.class),
                            examples = @ExampleObject(name = "group", ref = "#/components/examples/new-group")))
    @APIResponse(
            responseCode = "200",
            description = "Renamed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GroupView.class),
                            examples = @ExampleObject(name = "group", ref = "#/components/examples/group")))
    public Uni<Void> rename(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/groups/" + id);
    }

    @GET
    @Path("/groups/{id}/jobs")
    @Operation(
            operationId = "listGroupJobs",
            summary = "The jobs of a group",
            description = "The oldest first, in pages.",
            extensions = {
                @Extension(name = "x-parameters", value = "cursor limit"),
                @Extension(name = "x-problems", value = "invalid-request not-found")
            })
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "#/components/schemas/JobPage")))
    public Uni<Void> jobs(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/groups/" + id + "/jobs");
    }
}
