package io.lightmill.gateway.relay;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;

/**
 * The user for whom a request is passed on; the gate says it, siblings are told by a token.
 *
 * @param roles of identity's {@code Roles}
 */
public record Behalf(UUID userId, List<String> roles) {

    private static final String SEAT = Behalf.class.getName();

    /** Says that the request is this user's. */
    public void sayIn(RoutingContext exchange) {
        exchange.put(SEAT, this);
    }

    static Behalf of(RoutingContext exchange) {
        Behalf behalf = exchange.get(SEAT);
        if (behalf == null) {
            // The gate lets nobody through to a resource that asks for this; it is the second lock.
            throw Problem.of(ErrorCode.UNAUTHENTICATED, "There is no visitor.").exception();
        }
        return behalf;
    }
}
