package io.lightmill.runpodlocal.endpoint;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ping table.
 *
 * @param life what it said or did last
 * @param simulated one of this process's own
 * @param firstSeen first poll or ping
 * @param lastSeen last poll, post or ping
 * @param lastPing null: it never pinged
 * @param named the requests that its last ping named
 * @param reason why it is unhealthy, in its words
 */
public record Worker(
        String id,
        Life life,
        boolean simulated,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant lastPing,
        Set<String> named,
        @Nullable String reason) {

    /** Where a worker is in its life. */
    public enum Life {
        /** It is started, but asked for no work yet. */
        INITIALIZING,
        /** It asks for work. */
        READY,
        /** A fitness check failed; it takes nothing and ends by itself. */
        UNHEALTHY,
        /** It gets no more work, and whoever runs it shall end it. */
        STOPPING
    }

    static Worker appeared(String id, Life life, boolean simulated, Instant now) {
        return new Worker(id, life, simulated, now, now, null, Set.of(), null);
    }

    Worker seen(Instant now) {
        Life next = life == Life.INITIALIZING ? Life.READY : life;
        return new Worker(id, next, simulated, firstSeen, now, lastPing, named, reason);
    }

    Worker pinged(Set<String> requests, Instant now) {
        return new Worker(id, life, simulated, firstSeen, now, now, requests, reason);
    }

    Worker became(Life next, @Nullable String why) {
        return new Worker(id, next, simulated, firstSeen, lastSeen, lastPing, named, why);
    }
}
