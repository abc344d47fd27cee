package io.lightmill.load.watch;

import java.time.Instant;
import java.util.Map;

/**
 * What a stack held at a moment.
 *
 * @param residentBytes by service
 * @param processes by service: another process is one that was started anew
 * @param outboxRows of all services, that the broker has not acknowledged
 * @param lag records that consumers have yet to take, over all groups
 */
public record Sample(
        Instant at, Map<String, Long> residentBytes, Map<String, Long> processes, long outboxRows, long lag) {

    /** Whether nothing waits between the services. */
    public boolean isAtRest() {
        return outboxRows == 0 && lag == 0;
    }
}
