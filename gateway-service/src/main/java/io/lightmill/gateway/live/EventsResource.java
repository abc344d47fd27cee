package io.lightmill.gateway.live;

import io.lightmill.gateway.access.Visitor;
import io.lightmill.gateway.live.EventRing.Start;
import io.lightmill.gateway.problem.Problem;
import io.lightmill.gateway.relay.Ending;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The stream of what happens to the caller's jobs and items. */
@Path("/api/events")
@Tag(name = "events")
class EventsResource {

    private static final Duration FILLED_WITHIN = Duration.ofSeconds(5);

    private final EventRing ring;
    private final EventFeed feed;
    private final EventReaders readers;
    private final InstantSource clock;
    private final Duration patience;

    EventsResource(
            EventRing ring,
            EventFeed feed,
            EventReaders readers,
            InstantSource clock,
            @ConfigProperty(name = "lightmill.gateway.live.patience") Duration patience) {
        this.ring = ring;
        this.feed = feed;
        this.readers = readers;
        this.clock = clock;
        this.patience = patience;
    }

    @GET
    @Operation(
            operationId = "streamEvents",
            summary = "What happens to your jobs, as it happens",
            description = """
                    Server-sent events: `job-progressed`, `items-changed`, `items-progressed` (how far running items are, once a second
                    at most), `job-completed` with the bodies below; `ready` when the
                    stream begins; `reset` when something was missed that cannot be told any more, whereupon one GETs
                    the state anew. After a cut, send the last id as `Last-Event-ID`, and what was missed follows. A comment
                    comes when nothing happened for 15 seconds.""",
            extensions = @Extension(name = "x-problems", value = "too-many-requests"))
    @Parameter(
            name = "Last-Event-ID",
            in = ParameterIn.HEADER,
            description = "The id of the last event that was seen; browsers send it by themselves",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "lastEventId",
            in = ParameterIn.QUERY,
            description = "The same for who cannot set the header",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = "text/event-stream",
                            schema = @Schema(ref = "#/components/schemas/UserEvent"),
                            examples = @ExampleObject(name = "stream", ref = "#/components/examples/events")))
    public Uni<Void> events(
            @Parameter(hidden = true) @HeaderParam("Last-Event-ID") @Nullable String header,
            @Parameter(hidden = true) @QueryParam("lastEventId") @Nullable String query,
            @Context RoutingContext exchange) {
        if (readers.isFull()) {
            throw Problem.unavailable("Too many streams are open here.").exception();
        }
        Visitor visitor = Visitor.of(exchange);
        var own = exchange.vertx().getOrCreateContext();
        EventReader reader = new EventReader(exchange.response(), own, ring, visitor.userId(), clock, patience);
        reader.open();
        readers.add(reader, visitor);
        filled().thenRun(() -> own.runOnContext(now -> reader.start(begin(visitor, header != null ? header : query))));
        Ending ending = Ending.of(exchange);
        ending.whenBrokenOff(reader::gone);
        return Uni.createFrom()
                .emitter(emitter -> reader.over().onSuccess(end -> {
                    switch (end) {
                        case ENDED -> emitter.complete(null);
                        case DROPPED -> ending.cut();
                        case GONE -> {
                            // The framework has heard of it itself and let go of the method.
                        }
                    }
                }));
    }

    /** A browser may be back before a gateway that was started anew has read what it missed. */
    private CompletionStage<Void> filled() {
        return feed.filled().copy().completeOnTimeout(null, FILLED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Start begin(Visitor visitor, @Nullable String seen) {
        if (seen == null || seen.isEmpty()) {
            return ring.startNow();
        }
        return EventPlace.parse(seen)
                .map(place -> ring.startAfter(visitor.userId(), place))
                .orElseGet(ring::startAnew);
    }
}
