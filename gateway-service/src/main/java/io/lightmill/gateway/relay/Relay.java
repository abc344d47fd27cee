package io.lightmill.gateway.relay;

import io.lightmill.identity.ServiceTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Passes requests on: from resources in the name of the visitor, from plain routes as they are. */
@ApplicationScoped
public class Relay {

    private final Vertx vertx;
    private final ServiceTokens tokens;
    private final long bodyBound;
    private final Duration answerWithin;
    private final Duration moveOnAfter;

    Relay(
            Vertx vertx,
            ServiceTokens tokens,
            @ConfigProperty(name = "lightmill.gateway.bodies.json") long bodyBound,
            @ConfigProperty(name = "lightmill.gateway.wait.answer") Duration answerWithin,
            @ConfigProperty(name = "lightmill.gateway.wait.replica") Duration moveOnAfter) {
        this.vertx = vertx;
        this.tokens = tokens;
        this.bodyBound = bodyBound;
        this.answerWithin = answerWithin;
        this.moveOnAfter = moveOnAfter;
    }

    /**
     * The way to a sibling in the name of the visitor, with the query as it came.
     *
     * @param path as the sibling knows it
     */
    public Way way(RoutingContext exchange, Sibling sibling, String path) {
        String query = exchange.request().query();
        return new Way(
                sibling,
                query == null ? path : path + "?" + query,
                "Bearer " + token(Behalf.of(exchange)),
                bodyBound,
                answerWithin,
                false);
    }

    /**
     * The way to a sibling as nobody, for what carries its own signature or token.
     *
     * @param uri path and query as the sibling knows them
     * @param authorization the caller's own, that the sibling knows; null: none
     */
    public Way plainWay(Sibling sibling, String uri, @Nullable String authorization, long bound) {
        return new Way(sibling, uri, authorization, bound, answerWithin, false);
    }

    /**
     * Passes on to a sibling in the name of the visitor, with the query as it came.
     *
     * @param path as the sibling knows it
     */
    public Uni<Void> pass(RoutingContext exchange, Sibling sibling, String path) {
        return pass(exchange, way(exchange, sibling, path));
    }

    /** Passes on; the resource method that returns this has nothing left to say, for the answer is written as it arrives. */
    public Uni<Void> pass(RoutingContext exchange, Way way) {
        return pass(exchange, way, Passage::run);
    }

    /**
     * The same, where the body is not simply the request's.
     *
     * @param start begins the passage and completes with its end
     */
    public Uni<Void> pass(RoutingContext exchange, Way way, Function<Passage, Future<Void>> start) {
        return Uni.createFrom().emitter(emitter -> {
            HttpServerRequest request = exchange.request();
            // Where the connection broke, the framework hears of that itself and lets go of the method.
            start.apply(new Passage(vertx, request, Ending.of(exchange), way)).onComplete(over -> {
                if (request.response().ended()) {
                    emitter.complete(null);
                }
            });
        });
    }

    /** Passes on from a plain route. */
    public void passPlain(RoutingContext exchange, Way way) {
        new Passage(vertx, exchange.request(), Ending.of(exchange), way).run();
    }

    /**
     * The same for what may be said twice: a replica that goes away in the middle is no reason to fail.
     *
     * @param large the way of what is too large to be held meanwhile, and is said once
     */
    public void passRepeatable(RoutingContext exchange, Way way, Way large) {
        if (RepeatablePassage.fits(exchange.request())) {
            new RepeatablePassage(vertx, exchange.request(), Ending.of(exchange), way, moveOnAfter).run();
        } else {
            passPlain(exchange, large);
        }
    }

    private String token(Behalf behalf) {
        return tokens.forUser(behalf.userId(), behalf.roles().toArray(String[]::new));
    }
}
