package io.lightmill.gateway;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * How people leave. Asked to stop, the gateway first says so to whoever still comes: it is not ready any more, and each answer
 * tells its caller to take another connection next time. Everything is still answered meanwhile ({@code quarkus.shutdown.delay}).
 * Then what is under way may end ({@code quarkus.shutdown.timeout}). With a second gateway nobody notices.
 */
@ApplicationScoped
class Exit {

    /** Before the gate, so that the refused hear it, too. */
    private static final int FIRST = 2000;

    private volatile boolean leaving;

    void leave(@Observes ShutdownDelayInitiatedEvent soon) {
        leaving = true;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    private void pass(RoutingContext exchange) {
        if (leaving) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        exchange.next();
    }
}
