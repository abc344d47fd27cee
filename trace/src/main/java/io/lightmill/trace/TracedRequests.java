package io.lightmill.trace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Every request passes here first. It brings its trace or is given one, also in its headers, so that whoever passes them on passes the
 * trace on. What is set here lies in the request's own Vert.x context: it ends with it, and is there on whatever thread serves it.
 */
@ApplicationScoped
class TracedRequests {

    /** Before whatever could refuse a request, and log it. */
    private static final int FIRST = 3000;

    void stand(@Observes Filters filters) {
        filters.register(TracedRequests::pass, FIRST);
    }

    private static void pass(RoutingContext exchange) {
        var headers = exchange.request().headers();
        Trace trace = Trace.parse(headers.get(Trace.HEADER)).orElseGet(Trace::begun);
        headers.set(Trace.HEADER, trace.traceparent());
        CurrentTrace.set(trace);
        exchange.next();
    }
}
