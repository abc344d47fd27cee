package io.lightmill.gateway.job;

import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Submitting a job. Its body may name 100,000 inputs, so it goes through as it comes. */
@Path("/api")
@Tag(name = "jobs")
class SubmissionResource {

    private final Relay relay;
    private final Siblings siblings;

    SubmissionResource(Relay relay, Siblings siblings) {
        this.relay = relay;
        this.siblings = siblings;
    }

    @POST
    @Path("/jobs/submit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitJob",
            summary = "Submit a job, or ask what it would cost",
            description =
                    "Accepted means durable: every item ends completed, failed with a reason, or cancelled. Sent again with"
                            + " the same Idempotency-Key and body, it gives the first answer; with another body, 422. With ahead"
                            + " it goes before your other jobs of its lane. With dryRun nothing is stored and the answer is an"
                            + " Estimate.",
            extensions =
                    @Extension(
                            name = "x-problems",
                            value = "malformed-request payload-too-large invalid-request"
                                    + " limit-exceeded unknown-engine unknown-input idempotency-key-reused not-found"
                                    + " too-many-requests"))
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description =
                    "Any text of up to 255 bytes, drawn anew for each submission; kept with its answer for 7 days at"
                            + " least, unless whoever runs Lightmill chose otherwise",
            schema = @Schema(type = SchemaType.STRING, maxLength = 255),
            example = "0197f3a2-6f0e-7c1d-8d57-0b6f3a1c2d4e")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubmitJob.class),
                            examples = {
                                @ExampleObject(name = "automatic", ref = "#/components/examples/submit-automatic"),
                                @ExampleObject(
                                        name = "semi-automatic",
                                        ref = "#/components/examples/submit-semi-automatic"),
                                @ExampleObject(name = "dry run", ref = "#/components/examples/submit-dry-run")
                            }))
    @APIResponse(
            responseCode = "202",
            description = "Accepted",
            headers = {
                @Header(
                        name = "Location",
                        description = "The job's address",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Idempotency-Replayed",
                        description = "true: this is the answer of an earlier submission",
                        schema = @Schema(type = SchemaType.BOOLEAN))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JobView.class),
                            examples = @ExampleObject(name = "job", ref = "#/components/examples/job")))
    @APIResponse(
            responseCode = "200",
            description = "The answer to a dry run",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Estimate.class),
                            examples = @ExampleObject(name = "estimate", ref = "#/components/examples/estimate")))
    public Uni<Void> submit(@Context RoutingContext exchange) {
        return relay.pass(exchange, siblings.job(), "/jobs");
    }
}
