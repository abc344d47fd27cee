package io.lightmill.gateway.worker;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.lightmill.gateway.relay.Way;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Claims, reports and beats of workers, passed on to the dispatcher with the invocation's token, which it checks. Thousands a
 * second come this way: nothing here but the pipe.
 */
@ApplicationScoped
class WorkerRoutes {

    private static final String PUBLIC = "/api/worker/";
    private static final String INTERNAL = "/worker/";

    private final Relay relay;
    private final Siblings siblings;
    private final long bound;

    WorkerRoutes(Relay relay, Siblings siblings, @ConfigProperty(name = "lightmill.gateway.bodies.worker") long bound) {
        this.relay = relay;
        this.siblings = siblings;
        this.bound = bound;
    }

    void open(@Observes Router router) {
        router.route(PUBLIC + "*").order(-1).handler(this::pass);
    }

    private void pass(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!request.method().equals(HttpMethod.POST)) {
            Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "Workers POST.").send(request.response());
            return;
        }
        String uri = INTERNAL + exchange.normalizedPath().substring(PUBLIC.length());
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        Way way = relay.plainWay(siblings.dispatcher(), uri, token, bound);
        relay.passRepeatable(exchange, way, way.by(siblings.dispatcherForStreams()));
    }
}
