package io.lightmill.gateway.upload;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.lightmill.gateway.relay.Relay;
import io.lightmill.gateway.relay.Siblings;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The signed addresses of objects, streamed to and from storage-service, which checks the signatures. Each picture of each
 * item passes here, so it is a plain route. Where the bucket signs addresses of its own, nothing comes this way.
 */
@ApplicationScoped
class ObjectRoutes {

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT);

    private final Relay relay;
    private final Siblings siblings;
    private final long bound;

    ObjectRoutes(Relay relay, Siblings siblings, @ConfigProperty(name = "lightmill.gateway.bodies.object") long bound) {
        this.relay = relay;
        this.siblings = siblings;
        this.bound = bound;
    }

    void open(@Observes Router router) {
        router.route("/objects/*").order(-1).handler(this::pass);
    }

    private void pass(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!METHODS.contains(request.method())) {
            Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "An object is read with GET or HEAD and written with PUT.")
                    .send(request.response());
        } else if (!exchange.normalizedPath().equals(request.path())) {
            // An address that means another one once its dots are resolved leads nowhere: we do not sign such.
            Problem.of(ErrorCode.NOT_FOUND, "There is no such object.").send(request.response());
        } else {
            relay.passPlain(
                    exchange,
                    relay.plainWay(siblings.storage(), request.uri(), null, bound)
                            .toUserContent());
        }
    }
}
