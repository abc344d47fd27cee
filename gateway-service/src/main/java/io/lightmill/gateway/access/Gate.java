package io.lightmill.gateway.access;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.access.SessionSeal.SignedIn;
import io.lightmill.gateway.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every request passes here before any route sees it. What {@link Door} does not leave open needs a key or a session; a
 * browser's session needs, to change anything, the browser's word that the request comes from our own pages. A page that says whose it
 * is gets nothing as somebody else.
 */
@ApplicationScoped
class Gate {

    /** Behind nothing: before the routes of all extensions. */
    private static final int FIRST = 1000;

    private static final String BEARER = "Bearer ";
    /** The id of the user for whom a request is meant, as pages say it; where it is missing, whoever comes in is meant. */
    private static final String MEANT_FOR = "Lightmill-User";

    private final KeyRing keys;
    private final SessionCookie sessions;

    Gate(KeyRing keys, SessionCookie sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::pass, FIRST);
    }

    private void pass(RoutingContext exchange) {
        switch (Door.of(exchange.request().method(), exchange.normalizedPath())) {
            case OPEN -> exchange.next();
            case KEYED -> identify(exchange, false);
            case ADMINS -> identify(exchange, true);
        }
    }

    private void identify(RoutingContext exchange, boolean onlyAdmins) {
        String key = bearer(exchange);
        if (key != null) {
            admit(exchange, key, null, onlyAdmins);
            return;
        }
        Optional<SignedIn> signedIn = sessions.of(exchange.request());
        if (signedIn.isEmpty()) {
            refuse(exchange, ErrorCode.UNAUTHENTICATED, "This address needs a key or a session.");
        } else if (!SameOrigin.mayUseCookie(exchange.request())) {
            refuse(exchange, ErrorCode.FORBIDDEN, "A session may change things from its own pages only.");
        } else {
            admit(exchange, signedIn.get().key(), signedIn.get().session(), onlyAdmins);
        }
    }

    private void admit(RoutingContext exchange, String key, @Nullable Session session, boolean onlyAdmins) {
        // The answer may come on another request's event loop, which shared the question; this one goes on on its own.
        Context own = exchange.vertx().getOrCreateContext();
        keys.visitor(key, session)
                .emitOn(step -> own.runOnContext(now -> step.run()))
                .subscribe()
                .with(
                        found -> found.ifPresentOrElse(
                                visitor -> enter(exchange, visitor, onlyAdmins),
                                () -> refuse(exchange, ErrorCode.UNAUTHENTICATED, whyNobody(session))),
                        failure -> Problem.unavailable("Keys cannot be checked now.")
                                .send(exchange.response()));
    }

    private static String whyNobody(@Nullable Session session) {
        return session == null
                ? "Nobody has this key any more, or ever had."
                : "This session was signed out of, or its key is nobody's any more.";
    }

    private static void enter(RoutingContext exchange, Visitor visitor, boolean onlyAdmins) {
        if (exchange.response().closed()) {
            // The caller has gone while the key was looked at, and nobody behind would be told.
            return;
        }
        String meantFor = exchange.request().getHeader(MEANT_FOR);
        if (meantFor != null && !meantFor.equals(visitor.userId().toString())) {
            // Tabs share a cookie: of a page that is open still, nothing must be made and paid for in another's name.
            refuse(exchange, ErrorCode.UNAUTHENTICATED, "Somebody else has signed in since this page was opened.");
            return;
        }
        if (onlyAdmins && !visitor.isAdmin()) {
            refuse(exchange, ErrorCode.FORBIDDEN, "This address is for administrators.");
            return;
        }
        visitor.enter(exchange);
        exchange.next();
    }

    private static @Nullable String bearer(RoutingContext exchange) {
        String header = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private static void refuse(RoutingContext exchange, ErrorCode code, String detail) {
        Problem.of(code, detail).send(exchange.response());
    }
}
