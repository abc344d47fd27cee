package io.lightmill.dispatcher.claim;

import java.time.Duration;
import java.util.UUID;

/**
 * How long each run is given chunks. Runs that begin together, as those of a large job do, would all end together: for some seconds
 * nobody would claim, and all of the next ones would be posted at once. Pure.
 */
final class SessionSpread {

    /** Less than this left of a session is not worth another chunk: a PUT alone may take 20 s. */
    private static final Duration LAST_CHUNK = Duration.ofSeconds(25);

    /** The part by which the time of one run may be shorter than that of another. */
    private static final double SPREAD = 0.2;

    private SessionSpread() {}

    /**
     * Between four fifths and all of the time in which a session has room for another chunk; the first chunk of a run is not asked
     * for its time.
     *
     * @param session the endpoint's
     * @param invocationId by which it is drawn: each claim of an invocation finds the same
     */
    static Duration of(Duration session, UUID invocationId) {
        // Ids grow with time in their upper half; the lower one is random.
        double drawn = (invocationId.getLeastSignificantBits() & 0xFFFF_FFFFL) / (double) (1L << 32);
        double longest = session.minus(LAST_CHUNK).toMillis();
        return Duration.ofMillis((long) Math.max(0, longest * (1 - SPREAD * drawn)));
    }
}
