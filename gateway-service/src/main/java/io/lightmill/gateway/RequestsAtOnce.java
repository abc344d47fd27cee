package io.lightmill.gateway;

import io.lightmill.gateway.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells people to come again while as many requests are under way as can be answered soon. One more would wait behind all of them, and
 * with it its connection and its memory, until its caller has gone and the work is for nothing. What lasts by its nature does not count:
 * event streams, which have a bound of their own, files in both directions, and a sign-in, for which nobody has to be known; nor do workers,
 * who wait for nobody but us.
 */
@ApplicationScoped
class RequestsAtOnce {

    /** After those who only say something about the request, before everybody who does something for it. */
    private static final int EARLY = 1950;

    /** These take as long as their callers like; whoever is slow on purpose must not use up what others have. */
    private static final Pattern LONG =
            Pattern.compile("/api/(events|session|upload-image|download/.*|inputs/.*|items/[^/]+/output|.*/download)");

    private final int bound;
    private final AtomicInteger underWay = new AtomicInteger();

    RequestsAtOnce(@ConfigProperty(name = "lightmill.gateway.requests-at-once") int bound) {
        this.bound = bound;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::pass, EARLY);
    }

    private void pass(RoutingContext exchange) {
        if (!isShort(exchange.request().path())) {
            exchange.next();
        } else if (underWay.incrementAndGet() > bound) {
            underWay.decrementAndGet();
            Problem.unavailable("More is asked than can be answered just now.").send(exchange.response());
        } else {
            exchange.addEndHandler(over -> underWay.decrementAndGet());
            exchange.next();
        }
    }

    static boolean isShort(@Nullable String path) {
        return path != null && path.startsWith("/api/") && !LONG.matcher(path).matches();
    }
}
