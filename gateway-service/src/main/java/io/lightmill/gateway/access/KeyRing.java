package io.lightmill.gateway.access;

import io.lightmill.contracts.api.Keys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Knows whose a key is for three seconds, so that job-service is asked once and not with every request; a revoked key, or a
 * session that was signed out of at another gateway, thus lets nobody in for longer. Requests that come together share one question.
 */
@ApplicationScoped
public class KeyRing {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(3);
    /** More keys than this at a time are guesses: then all is forgotten, which costs only questions. */
    private static final int HELD = 10_000;
    /** What cannot be a key is not worth a question. */
    private static final Pattern FORM = Pattern.compile("lm_[A-Za-z0-9_-]{16,120}");

    private final KeyRegister register;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Asked> asked = new ConcurrentHashMap<>();

    KeyRing(@RestClient KeyRegister register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    /** Whether he who came in may still be here, and as whom; as {@link #visitor}. */
    public Uni<Optional<Visitor>> again(Visitor visitor) {
        return visitor(visitor.key(), visitor.session());
    }

    /**
     * Whose key it is, or empty when it is nobody's or the session was signed out of.
     *
     * @param session in which it came; null: it was shown itself
     * @return fails when that cannot be told now; may complete on another thread
     */
    Uni<Optional<Visitor>> visitor(String key, @Nullable Session session) {
        if (!FORM.matcher(key).matches()) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (asked.size() > HELD) {
            asked.clear();
        }
        Instant now = clock.instant();
        return asked.compute(
                        fingerprint(key, session),
                        (print, known) ->
                                known != null && known.holdsAt(now) ? known : new Asked(ask(key, session, print), now))
                .answer();
    }

    /**
     * Ends a session: here at once, at other gateways when they ask next.
     *
     * @return fails when job-service could not be told
     */
    Uni<Void> signOut(String key, Session session) {
        return patiently(register.signOut(new Keys.SignOut(session.id(), session.ends())))
                // What was asked before it was over must not let anybody in after it.
                .invoke(() -> asked.remove(fingerprint(key, session)));
    }

    private Uni<Optional<Visitor>> ask(String key, @Nullable Session session, String print) {
        return patiently(register.verify(new Keys.Verify(key, session == null ? null : session.id())))
                .onItem()
                .transform(owner -> Optional.of(visitor(owner, key, session)))
                .onFailure(KeyRing::isNobodys)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .invoke(() -> asked.remove(print))
                .memoize()
                .indefinitely();
    }

    /** A connection of the pool may have died with the process behind it; saying it again harms nothing. */
    private static <T> Uni<T> patiently(Uni<T> said) {
        return said.onFailure(failure -> !(failure instanceof WebApplicationException))
                .retry()
                .atMost(1);
    }

    private static Visitor visitor(Keys.Verified owner, String key, @Nullable Session session) {
        return new Visitor(owner.keyId(), owner.userId(), owner.userName(), owner.role(), key, session);
    }

    private static boolean isNobodys(Throwable failure) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == 404;
    }

    private static String fingerprint(String key, @Nullable Session session) {
        String way = session == null ? key : key + " " + session.id();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(way.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Asked(Uni<Optional<Visitor>> answer, Instant at) {

        /** A clock that was set back must not keep a revoked key alive. */
        boolean holdsAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(KNOWN_FOR));
        }
    }
}
