package io.lightmill.gateway;

import io.lightmill.gateway.problem.Problem;
import io.lightmill.gateway.relay.Ending;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells people to come again while as many requests are under way as can be answered soon. One more would wait behind all of them, and
 * with it its connection and its memory, until its caller has gone and the work is for nothing. What lasts by its nature does not count:
 * event streams, which have a bound of their own, and files in both directions. Nor does what nobody has to be known for, with which a
 * stranger could take all places: sign-ins, webhooks, and workers, who wait for nobody but us. Elsewhere he has a place for as long as it
 * takes to look his key up, since that costs, too.
 */
@ApplicationScoped
class RequestsAtOnce {

    /** After those who only say something about the request, before everybody who does something for it. */
    private static final int EARLY = 1850;

    /** Whoever is slow here, on purpose or by nature, must not use up what others have. */
    private static final Pattern UNCOUNTED = Pattern.compile(
            "/api/(events|session|worker/.*|webhook/.*|upload-image|download/.*|inputs/.*|items/[^/]+/(output|preview)|.*/download)(;[^/]*)?/*");

    private final MeterRegistry meters;
    private final int bound;
    private final AtomicInteger underWay = new AtomicInteger();

    RequestsAtOnce(MeterRegistry meters, @ConfigProperty(name = "lightmill.gateway.requests-at-once") int bound) {
        this.meters = meters;
        this.bound = bound;
    }

    void measure(@Observes StartupEvent start) {
        meters.gauge("lightmill.gateway.requests", underWay);
    }

    void stand(@Observes Filters filters) {
        filters.register(this::pass, EARLY);
    }

    private void pass(RoutingContext exchange) {
        if (!isCounted(exchange.normalizedPath())) {
            exchange.next();
        } else if (underWay.getAndUpdate(taken -> taken < bound ? taken + 1 : taken) == bound) {
            Problem.unavailable("More is asked than can be answered just now.").send(exchange.response());
        } else {
            Ending.of(exchange).whenOver(how -> underWay.decrementAndGet());
            exchange.next();
        }
    }

    static boolean isCounted(String path) {
        return path.startsWith("/api/") && !UNCOUNTED.matcher(path).matches();
    }
}
