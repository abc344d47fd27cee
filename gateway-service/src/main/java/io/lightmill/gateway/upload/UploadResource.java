package io.lightmill.gateway.upload;

import io.lightmill.contracts.api.Uploads;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.lightmill.gateway.relay.Way;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Uploads: what to send, and that it was sent. The bytes go to the objects' signed addresses. */
@Path("/api")
@Tag(name = "uploads")
class UploadResource {

    private final Relay relay;
    private final Siblings siblings;
    private final Duration checkedWithin;

    UploadResource(
            Relay relay,
            Siblings siblings,
            @ConfigProperty(name = "lightmill.gateway.wait.upload") Duration checkedWithin) {
        this.relay = relay;
        this.siblings = siblings;
        this.checkedWithin = checkedWithin;
    }

    @POST
    @Path("/uploads")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestUploads",
            summary = "Say which files are to be uploaded",
            description =
                    "Per file: it is stored already, or here is a ticket to PUT it with, or it is refused and why. One bad"
                            + " file does not stop the others.",
            extensions =
                    @Extension(
                            name = "x-problems",
                            value = "malformed-request payload-too-large invalid-request limit-exceeded"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Uploads.Request.class),
                            examples =
                                    @ExampleObject(name = "two files", ref = "#/components/examples/upload-request")))
    @APIResponse(
            responseCode = "200",
            description = "Per file, in the order asked",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Uploads.Answer.class),
                            examples = @ExampleObject(name = "answer", ref = "#/components/examples/upload-answer")))
    public Uni<Void> request(@Context RoutingContext exchange) {
        return relay.pass(exchange, way(exchange, "/uploads"));
    }

    @POST
    @Path("/uploads/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "completeUploads",
            summary = "Say which files were uploaded",
            description = "Their bytes are checked: the hash, the real type, the pixels. Asking again is harmless.",
            extensions =
                    @Extension(
                            name = "x-problems",
                            value = "malformed-request payload-too-large invalid-request limit-exceeded"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Uploads.Completion.class),
                            examples =
                                    @ExampleObject(
                                            name = "two files",
                                            ref = "#/components/examples/upload-completion")))
    @APIResponse(
            responseCode = "200",
            description = "Per file, in the order asked",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Uploads.Answer.class),
                            examples = @ExampleObject(name = "answer", ref = "#/components/examples/upload-answer")))
    public Uni<Void> complete(@Context RoutingContext exchange) {
        return relay.pass(exchange, way(exchange, "/uploads/complete"));
    }

    private Way way(RoutingContext exchange, String path) {
        return relay.way(exchange, siblings.storage(), path).within(checkedWithin);
    }
}
