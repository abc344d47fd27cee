package io.lightmill.dispatcher.invocation;

import java.time.Duration;
import java.util.UUID;

/**
 * How long each run is told to go on claiming. Runs that begin together, as those of a large job do, would all end together: for some
 * seconds nobody would claim, and all of the next ones would be posted at once. Pure.
 */
public final class SessionSpread {

    /** Less than this left of a session is not worth a chunk: a PUT alone may take 20 s. Nobody is told to claim then. */
    public static final Duration LAST_CHUNK = Duration.ofSeconds(25);

    /** The part by which one may be shorter. */
    private static final double SPREAD = 0.2;

    private SessionSpread() {}

    /**
     * Between four fifths and all of the time in which the endpoint's session allows a claim.
     *
     * @param invocationId by which it is drawn: the same one, posted again, is told the same
     */
    static Duration of(Duration session, UUID invocationId) {
        // Ids grow with time in their upper half; the lower one is random.
        double drawn = (invocationId.getLeastSignificantBits() & 0xFFFF_FFFFL) / (double) (1L << 32);
        long most = session.minus(LAST_CHUNK).toSeconds();
        return Duration.ofSeconds(Math.max(1, Math.round(most * (1 - SPREAD * drawn))));
    }
}
