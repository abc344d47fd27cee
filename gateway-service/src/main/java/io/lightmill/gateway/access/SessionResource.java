package io.lightmill.gateway.access;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.access.SessionView.SignIn;
import io.lightmill.gateway.problem.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signing in and out with a browser. */
@Path("/api/session")
@Tag(name = "access")
class SessionResource {

    private final KeyRing keys;
    private final SessionCookie cookie;
    private final SignInThrottle throttle;

    SessionResource(KeyRing keys, SessionCookie cookie, SignInThrottle throttle) {
        this.keys = keys;
        this.cookie = cookie;
        this.throttle = throttle;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "signIn",
            summary = "Sign in with a key",
            description = "Answers with a session cookie for browsers; programs send the key itself with each request.",
            extensions = {
                @Extension(name = "x-public", value = "true"),
                @Extension(name = "x-problems", value = "malformed-request unauthenticated forbidden too-many-requests")
            })
    @APIResponseSchema(value = SessionView.class, responseDescription = "Signed in")
    public Uni<SessionView> signIn(@Nullable SignIn signIn, @Context RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String address = request.remoteAddress().hostAddress();
        if (SameOrigin.isForeign(request)) {
            throw refusal(ErrorCode.FORBIDDEN, "Signing in works from our own pages only.");
        }
        if (signIn == null || signIn.key() == null) {
            throw refusal(ErrorCode.MALFORMED_REQUEST, "The body names no key.");
        }
        int wait = throttle.begin(address);
        if (wait > 0) {
            throw new Problem(
                            ErrorCode.TOO_MANY_REQUESTS,
                            "Too many keys are being tried from here, or were wrong.",
                            wait)
                    .exception();
        }
        return throttle.watch(address, keys.visitor(signIn.key().strip(), null))
                .onFailure()
                .transform(failure ->
                        Problem.unavailable("Keys cannot be checked now.").exception())
                .map(found -> found.map(visitor -> begin(visitor, exchange))
                        .orElseThrow(() -> refusal(ErrorCode.UNAUTHENTICATED, "Nobody has this key.")));
    }

    @GET
    @Operation(operationId = "getSession", summary = "Who the caller is", description = "With a session or a key.")
    @APIResponseSchema(value = SessionView.class, responseDescription = "The caller")
    @NonBlocking
    public SessionView session(@Context RoutingContext exchange) {
        return SessionView.of(Visitor.of(exchange));
    }

    @DELETE
    @Operation(
            operationId = "signOut",
            summary = "Sign out",
            description = "Ends the session, wherever its cookie may be; the key stays. 503: it goes on, try again.",
            extensions = {
                @Extension(name = "x-public", value = "true"),
                @Extension(name = "x-problems", value = "forbidden")
            })
    @APIResponse(responseCode = "204", description = "Signed out")
    public Uni<Void> signOut(@Context RoutingContext exchange) {
        if (SameOrigin.isForeign(exchange.request())) {
            throw refusal(ErrorCode.FORBIDDEN, "Signing out works from our own pages only.");
        }
        // The cookie goes last: who is told that it did not work can still try again.
        return cookie.of(exchange.request())
                .map(signedIn -> keys.signOut(signedIn.key(), signedIn.session()))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .onFailure()
                .transform(failure -> Problem.unavailable("Nobody can be signed out now; the session goes on.")
                        .exception())
                .invoke(() -> cookie.clear(exchange.response()));
    }

    private SessionView begin(Visitor visitor, RoutingContext exchange) {
        return SessionView.of(visitor.inSession(cookie.set(exchange.response(), visitor.key())));
    }

    private static HttpProblem refusal(ErrorCode code, String detail) {
        return Problem.of(code, detail).exception();
    }
}
