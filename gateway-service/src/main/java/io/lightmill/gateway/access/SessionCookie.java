package io.lightmill.gateway.access;

import io.lightmill.gateway.access.SessionSeal.SignedIn;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The browser's session: a cookie that scripts cannot read and other sites cannot make the browser send. */
@ApplicationScoped
class SessionCookie {

    private static final Duration LIFE = Duration.ofDays(7);

    private final SessionSeal seal;
    private final InstantSource clock;
    private final boolean secure;

    SessionCookie(
            SessionSeal seal, InstantSource clock, @ConfigProperty(name = "lightmill.gateway.url") String publicUrl) {
        this.seal = seal;
        this.clock = clock;
        this.secure = publicUrl.startsWith("https:");
    }

    /** Signs in with a key that was found good. */
    Session set(HttpServerResponse response, String key) {
        Session session = new Session(UUID.randomUUID(), clock.instant().plus(LIFE));
        response.addCookie(cookie(seal.seal(new SignedIn(key, session))).setMaxAge(LIFE.toSeconds()));
        return session;
    }

    void clear(HttpServerResponse response) {
        response.addCookie(cookie("").setMaxAge(0));
    }

    /** What came with the request, if it is ours and its time is not over; whether it was signed out of, job-service knows. */
    Optional<SignedIn> of(HttpServerRequest request) {
        Cookie cookie = request.getCookie(name());
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Optional.empty();
        }
        return seal.open(cookie.getValue())
                .filter(signedIn -> clock.instant().isBefore(signedIn.session().ends()));
    }

    /** A {@code __Host-} cookie can only be set by this host over https, for all of it. */
    String name() {
        return secure ? "__Host-lightmill-session" : "lightmill-session";
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(name(), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.STRICT);
    }
}
