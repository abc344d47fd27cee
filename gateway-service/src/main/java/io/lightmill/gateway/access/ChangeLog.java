package io.lightmill.gateway.access;

import io.lightmill.gateway.relay.Ending;
import io.lightmill.trace.CurrentTrace;
import io.lightmill.trace.Trace;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A line in the log for each change that somebody asks for, and how it ended: where a trace begins. Nobody is noted for looking, and
 * what goes through open doors has tokens and signatures in its address.
 */
@ApplicationScoped
class ChangeLog {

    /** Before the gate, so that the refused are noted, too. */
    private static final int FIRST = 1500;

    private static final Logger LOG = Logger.getLogger(ChangeLog.class);
    private static final Set<HttpMethod> LOOKING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    void stand(@Observes Filters filters) {
        filters.register(ChangeLog::pass, FIRST);
    }

    private static void pass(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!LOOKING.contains(request.method()) && Door.of(request.method(), exchange.normalizedPath()) != Door.OPEN) {
            long begun = System.nanoTime();
            Ending.of(exchange).whenOver(how -> note(request, how, begun));
        }
        exchange.next();
    }

    private static void note(HttpServerRequest request, Ending.How how, long begun) {
        try (CurrentTrace.Scope scope = CurrentTrace.enter(request.getHeader(Trace.HEADER))) {
            LOG.infof(
                    "%s %s: %s, %d ms",
                    request.method(),
                    request.path(),
                    how == Ending.How.ANSWERED ? request.response().getStatusCode() : "broken off",
                    (Long) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        }
    }
}
