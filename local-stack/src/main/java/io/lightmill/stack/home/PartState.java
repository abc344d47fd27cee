package io.lightmill.stack.home;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one part.
 *
 * @param phase where it is
 * @param pid of its process; null when there is none
 * @param port where it listens; null when it does not
 * @param log where its output goes
 * @param restarts how often it was started again after it had died
 * @param problem why it is not running; null when nothing is wrong
 * @param seconds from its first start to its first readiness; null until then
 */
public record PartState(
        String name,
        Phase phase,
        @Nullable Long pid,
        @Nullable Integer port,
        String log,
        int restarts,
        @Nullable String problem,
        @Nullable Double seconds) {

    /** Where a part is. */
    public enum Phase {
        /** Waits for the parts that it needs. */
        WAITING,
        /** Its process was started and is not ready yet. */
        STARTING,
        /** Does its work. */
        READY,
        /** Died; will be started again after a pause. */
        RESTARTING,
        /** Died too often before it was ever ready; the stack gives up. */
        FAILED,
        /** Was told to stop, and did. */
        STOPPED
    }
}
