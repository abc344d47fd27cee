package io.lightmill.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * For the browser: how far running items of a user are, as their workers said last. Said once a second by each dispatcher at most, of
 * what beats told since, and to be forgotten: nothing follows from it, and one that is lost is no loss.
 */
public record ItemsProgressed(UUID userId, List<Progress> items, Instant at) {

    /**
     * One tile's ring.
     *
     * @param fraction 0 to 1
     */
    public record Progress(UUID jobId, UUID itemId, double fraction) {}
}
