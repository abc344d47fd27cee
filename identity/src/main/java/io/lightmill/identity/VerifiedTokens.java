package io.lightmill.identity;

import io.lightmill.crash.WallClock;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verifies a token once and remembers it for a moment: siblings send the same one for minutes, and checking an ES256 signature
 * costs more than most of the calls it comes with.
 *
 * <p>Only what was found genuine is remembered, under the whole of its text. A token may so be believed a minute beyond its end,
 * which is little beside the quarter of an hour by which clocks may differ.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);
    /** Beyond this many at a time the memory starts over rather than growing. */
    static final int REMEMBERED = 10_000;

    private final JWTCallerPrincipalFactory verifier;
    private final InstantSource clock;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    VerifiedTokens() {
        this(new DefaultJWTCallerPrincipalFactory(), WallClock.ofThisProcess());
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifier, InstantSource clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo expected) throws ParseException {
        Instant now = clock.instant();
        Verified known = verified.get(token);
        if (known != null && known.holdsAt(now)) {
            return known.principal();
        }
        JWTCallerPrincipal principal = verifier.parse(token, expected);
        if (verified.size() >= REMEMBERED) {
            verified.clear();
        }
        verified.put(token, new Verified(principal, now));
        return principal;
    }

    private record Verified(JWTCallerPrincipal principal, Instant at) {

        /** A clock that was set back must not stretch the moment. */
        boolean holdsAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(REMEMBERED_FOR));
        }
    }
}
