package io.lightmill.identity;

import io.lightmill.crash.WallClock;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Mints the tokens that this service calls its siblings with.
 *
 * <p>A token lives an hour and is signed anew after ten minutes: signing costs more than most of the calls it is for, and
 * with fifty minutes left clocks that are ten minutes apart do no harm.
 */
@ApplicationScoped
public class ServiceTokens {

    private static final Duration LIFE = Duration.ofMinutes(60);
    private static final Duration REUSED_FOR = Duration.ofMinutes(10);
    /** Beyond this many users at a time the cache starts over rather than growing. */
    private static final int CACHED = 10_000;

    private final String service;
    private final InstantSource clock = WallClock.ofThisProcess();
    private final ConcurrentHashMap<Identity, Minted> minted = new ConcurrentHashMap<>();

    ServiceTokens(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.service = service;
    }

    /**
     * A token to call a sibling for a user.
     *
     * @param roles of {@link Roles}; none means {@link Roles#USER}
     */
    public String forUser(UUID userId, String... roles) {
        return token(new Identity(userId.toString(), roles.length == 0 ? Set.of(Roles.USER) : Set.of(roles)));
    }

    /** A token to call a sibling for this service itself. */
    public String forService() {
        return token(new Identity(service, Set.of(Roles.SERVICE)));
    }

    private String token(Identity identity) {
        Instant now = clock.instant();
        if (minted.size() > CACHED) {
            minted.clear();
        }
        return minted.compute(
                        identity,
                        (who, old) -> old != null && now.isBefore(old.at().plus(REUSED_FOR)) ? old : mint(who, now))
                .token();
    }

    private Minted mint(Identity who, Instant now) {
        String token = Jwt.issuer(service)
                .subject(who.subject())
                .upn(who.subject())
                .audience("lightmill")
                .groups(who.roles())
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .sign();
        return new Minted(token, now);
    }

    private record Identity(String subject, Set<String> roles) {}

    private record Minted(String token, Instant at) {}
}
