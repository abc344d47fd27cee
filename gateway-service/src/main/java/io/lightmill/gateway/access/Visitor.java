package io.lightmill.gateway.access;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.lightmill.gateway.relay.Behalf;
import io.lightmill.identity.Roles;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who came in.
 *
 * @param key what he came in with, to be asked again while he stays; never shown, never logged
 * @param session the session that he came with; null: he showed the key itself
 */
public record Visitor(
        UUID keyId,
        UUID userId,
        String userName,
        String role,
        String key,
        @Nullable Session session) {

    private static final String SEAT = Visitor.class.getName();

    /** The visitor whom the gate let in with this request. */
    public static Visitor of(RoutingContext exchange) {
        return ifKnown(exchange)
                .orElseThrow(() -> Problem.of(ErrorCode.UNAUTHENTICATED, "There is no visitor.")
                        .exception());
    }

    /** The same, where the door may be open. */
    public static Optional<Visitor> ifKnown(RoutingContext exchange) {
        return Optional.ofNullable(exchange.get(SEAT));
    }

    void enter(RoutingContext exchange) {
        exchange.put(SEAT, this);
        new Behalf(userId, isAdmin() ? List.of(Roles.USER, Roles.ADMIN) : List.of(Roles.USER)).sayIn(exchange);
    }

    Visitor inSession(Session begun) {
        return new Visitor(keyId, userId, userName, role, key, begun);
    }

    /** Whether he may manage users. */
    public boolean isAdmin() {
        return Roles.ADMIN.equals(role);
    }

    @Override
    public String toString() {
        return "Visitor[keyId=" + keyId + ", userId=" + userId + "]";
    }
}
