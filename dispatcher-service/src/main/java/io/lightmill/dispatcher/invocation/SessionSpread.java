package io.lightmill.dispatcher.invocation;

import java.time.Duration;
import java.util.UUID;

/**
 * How long each run is told to go on claiming. Runs that begin together, as those of a large job do, would all end together: for some
 * seconds nobody would claim, and all of the next ones would be posted at once. Pure.
 */
final class SessionSpread {

    /** The part of a session by which it may be shorter. */
    private static final double SPREAD = 0.2;

    private SessionSpread() {}

    /**
     * A session between four fifths of the endpoint's and all of it.
     *
     * @param invocationId by which it is drawn: the same one, posted again, is told the same
     */
    static Duration of(Duration session, UUID invocationId) {
        // Ids grow with time in their upper half; the lower one is random.
        double drawn = (invocationId.getLeastSignificantBits() & 0xFFFF_FFFFL) / (double) (1L << 32);
        return Duration.ofSeconds(Math.round(session.toSeconds() * (1 - SPREAD * drawn)));
    }
}
