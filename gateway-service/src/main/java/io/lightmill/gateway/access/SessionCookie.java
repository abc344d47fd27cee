package io.lightmill.gateway.access;

import io.lightmill.gateway.access.SessionSeal.SignedIn;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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

    /** Signs in with a key that was found good; answers until when. */
    Instant set(HttpServerResponse response, String key) {
        Instant ends = clock.instant().plus(LIFE);
        response.addCookie(cookie(seal.seal(new SignedIn(key, ends))).setMaxAge(LIFE.toSeconds()));
        return ends;
    }

    void clear(HttpServerResponse response) {
        response.addCookie(cookie("").setMaxAge(0));
    }

    /** The session that came with the request, if it is ours and not over. */
    Optional<SignedIn> of(HttpServerRequest request) {
        Cookie cookie = request.getCookie(name());
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Optional.empty();
        }
        return seal.open(cookie.getValue()).filter(session -> clock.instant().isBefore(session.ends()));
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
