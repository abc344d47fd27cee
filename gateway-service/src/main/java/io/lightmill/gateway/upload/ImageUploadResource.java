package io.lightmill.gateway.upload;

import io.lightmill.contracts.api.Uploads;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.lightmill.gateway.relay.Way;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One picture in a form, for people with curl: taken out of the form while it arrives, and streamed on. */
@Path("/api")
@Tag(name = "uploads")
class ImageUploadResource {

    private final Relay relay;
    private final Siblings siblings;
    private final long bound;

    ImageUploadResource(
            Relay relay, Siblings siblings, @ConfigProperty(name = "lightmill.gateway.bodies.image") long bound) {
        this.relay = relay;
        this.siblings = siblings;
        this.bound = bound;
    }

    @POST
    @Path("/upload-image")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "uploadImage",
            summary = "Upload one picture as a form",
            description =
                    "For curl -F file=@picture.png; programs with many pictures ask for tickets. Checked at once.",
            extensions =
                    @Extension(
                            name = "x-problems",
                            value = "malformed-request payload-too-large invalid-request input-empty"
                                    + " input-too-large input-not-an-image input-damaged input-too-many-pixels"))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "file",
                                                            type = SchemaType.STRING,
                                                            format = "binary")),
                            examples = @ExampleObject(name = "form", ref = "#/components/examples/upload-image")))
    @APIResponse(
            responseCode = "201",
            description = "Stored, checked, and ready to be used",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Uploads.FileAnswer.class)))
    public Uni<Void> upload(@Context RoutingContext exchange) {
        if ("100-continue".equalsIgnoreCase(exchange.request().getHeader(HttpHeaders.EXPECT))) {
            exchange.response().writeContinue();
        }
        return FormFile.first(exchange.request(), bound)
                .flatMap(file -> relay.pass(
                        exchange, way(exchange, file), passage -> passage.run(file.body(), file.contentType())));
    }

    private Way way(RoutingContext exchange, FormFile file) {
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8);
        return relay.way(exchange, siblings.storage(), "/upload-image?name=" + name);
    }
}
