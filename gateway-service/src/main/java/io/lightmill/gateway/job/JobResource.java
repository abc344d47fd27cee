package io.lightmill.gateway.job;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.RenameJob;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/** Jobs and their items, which job-service owns. */
@Path("/api")
@Tag(name = "jobs")
class JobResource {

    private final Relay relay;
    private final Siblings siblings;

    JobResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @GET
    @Path("/jobs")
    @Operation(
            operationId = "listJobs",
            summary = "Your jobs",
            description = "The newest first. Page by cursor, to any depth, or by number within the first 10,000.",
            extensions = {
                @Extension(name = "x-parameters", value = "cursor limit"),
                @Extension(name = "x-problems", value = "invalid-request")
            })
    @Parameter(
            name = "page",
            in = ParameterIn.QUERY,
            description = "Page number from 1, instead of a cursor",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Only jobs in this state",
            schema = @Schema(implementation = JobState.class))
    @Parameter(
            name = "groupId",
            in = ParameterIn.QUERY,
            description = "Only jobs of this group",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = "mode",
            in = ParameterIn.QUERY,
            description = "Only jobs of this mode",
            schema = @Schema(implementation = Mode.class))
    @Parameter(
            name = "retryOf",
            in = ParameterIn.QUERY,
            description = "Only jobs whose items stand in for failed ones of this job",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            description = "Only jobs with this in their names, whatever its case",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "#/components/schemas/JobPage")))
    public Uni<Void> list(@Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/jobs");
    }

    @GET
    @Path("/jobs/{id}")
    @Operation(
            operationId = "getJob",
            summary = "One job",
            description = "Its settings, its state and its counts, which always equal the states of its items.",
            extensions = @Extension(name = "x-problems", value = "not-found"))
    @APIResponse(
            responseCode = "200",
            description = "The job",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JobView.class),
                            examples = @ExampleObject(name = "job", ref = "#/components/examples/job")))
    public Uni<Void> job(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/jobs/" + id);
    }

    @PATCH
    @Path("/jobs/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "renameJob",
            summary = "Rename a job",
            description = "Bundles that are downloaded afterwards carry the new name.",
            extensions = @Extension(name = "x-problems", value = "malformed-request invalid-request not-found"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RenameJob.class),
                            examples = @ExampleObject(name = "name", ref = "#/components/examples/rename-job")))
    @APIResponse(
            responseCode = "200",
            description = "Renamed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JobView.class),
                            examples = @ExampleObject(name = "job", ref = "#/components/examples/job")))
    public Uni<Void> rename(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/jobs/" + id);
    }

    @GET
    @Path("/jobs/{id}/items")
    @Operation(
            operationId = "listItems",
            summary = "The items of a job",
            description =
                    "By their place in the job, in pages; failed ones say why. The cursor is the place of the item before the page, from 0: a grid may begin anywhere.",
            extensions = {
                @Extension(name = "x-parameters", value = "cursor limit"),
                @Extension(name = "x-problems", value = "invalid-request not-found")
            })
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Only items in this state",
            schema = @Schema(implementation = ItemState.class))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "#/components/schemas/ItemPage")))
    public Uni<Void> items(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/jobs/" + id + "/items");
    }

    @GET
    @Path("/jobs/{id}/submission")
    @Operation(
            operationId = "getSubmission",
            summary = "The submission that makes a job again",
            description =
                    "Ready to be changed and posted. A retry, which is about single variations, is told as references.",
            extensions = @Extension(name = "x-problems", value = "invalid-request not-found"))
    @Parameter(
            name = "seeds",
            in = ParameterIn.QUERY,
            description = "true: with the seeds that were drawn, so that the very same items are made",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @APIResponse(
            responseCode = "200",
            description = "The submission",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubmitJob.class),
                            examples =
                                    @ExampleObject(name = "automatic", ref = "#/components/examples/submit-automatic")))
    public Uni<Void> submission(@PathParam("id") UUID id, @Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/jobs/" + id + "/submission");
    }
}
