package io.lightmill.gateway.webhook;

import io.lightmill.gateway.relay.Siblings;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where RunPod says that something happened to an invocation. */
@Path("/api/webhook/runpod")
@Tag(name = "webhooks")
class WebhookResource {

    private final Vertx vertx;
    private final Siblings siblings;
    private final Duration answerWithin;

    WebhookResource(
            Vertx vertx,
            Siblings siblings,
            @ConfigProperty(name = "lightmill.gateway.wait.webhook") Duration answerWithin) {
        this.vertx = vertx;
        this.siblings = siblings;
        this.answerWithin = answerWithin;
    }

    @POST
    @Path("/{invocationId}/{token}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "receiveWebhook",
            summary = "RunPod's word about an invocation",
            description =
                    "Only a hint: what it says is confirmed with RunPod. A body beyond 64 KiB, or a slow one, is not read.",
            extensions = {
                @Extension(name = "x-public", value = "true"),
                @Extension(name = "x-problems", value = "not-found")
            })
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "completed",
                                            value = "{\"id\": \"a1b2c3d4-u1\", \"status\": \"COMPLETED\"}")))
    @APIResponse(
            responseCode = "200",
            description = "Received",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "received", value = "{\"status\": \"received\"}")))
    public Uni<Void> receive(
            @PathParam("invocationId") UUID invocationId,
            @PathParam("token") String token,
            @Context RoutingContext exchange) {
        String uri = "/webhooks/" + invocationId + "/" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return Uni.createFrom()
                .completionStage(() -> new Hint(vertx, exchange.request())
                        .passTo(siblings.dispatcher(), uri, answerWithin)
                        .toCompletionStage());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    @Operation(
            operationId = "checkWebhook",
            summary = "Whether webhooks can arrive here",
            description = "For a look from outside; needs no key.",
            extensions = @Extension(name = "x-public", value = "true"))
    @APIResponse(
            responseCode = "200",
            description = "They can",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "ready", value = "{\"status\": \"ready\"}")))
    public Map<String, String> check() {
        return Map.of("status", "ready");
    }
}
