package io.lightmill.gateway;

import io.lightmill.gateway.access.Visitor;
import io.lightmill.gateway.problem.Problem;
import io.lightmill.gateway.relay.Ending;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Leaves room for others: one person has half of the places of {@link RequestsAtOnce} at most. Who sends half of a body, or does not read
 * his answer, keeps his place for as long as he likes, and with all of them he would keep everybody out.
 */
@ApplicationScoped
class RequestsOfOne {

    /** Behind the gate, which tells who it is. */
    private static final int LATE = 900;

    private final int bound;
    private final ConcurrentHashMap<UUID, Integer> underWay = new ConcurrentHashMap<>();

    RequestsOfOne(@ConfigProperty(name = "lightmill.gateway.requests-at-once") int ofAll) {
        this.bound = ofAll / 2;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::pass, LATE);
    }

    private void pass(RoutingContext exchange) {
        Optional<UUID> user = RequestsAtOnce.isCounted(exchange.normalizedPath())
                ? Visitor.ifKnown(exchange).map(Visitor::userId)
                : Optional.empty();
        if (user.isEmpty()) {
            exchange.next();
        } else if (underWay.merge(user.get(), 1, Integer::sum) > bound) {
            leave(user.get());
            Problem.unavailable("You ask for more at once than one person may.").send(exchange.response());
        } else {
            Ending.of(exchange).whenOver(how -> leave(user.get()));
            exchange.next();
        }
    }

    private void leave(UUID user) {
        underWay.computeIfPresent(user, (same, many) -> many == 1 ? null : many - 1);
    }
}
