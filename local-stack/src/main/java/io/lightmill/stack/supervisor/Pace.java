package io.lightmill.stack.supervisor;

import java.time.Duration;

/**
 * How patient a supervisor is.
 *
 * @param poll between two questions whether a part is ready
 * @param startLimit within which a part must be ready, else it is started anew
 * @param firstPause before the first restart; doubled with each death until a part was ready
 * @param longestPause bound of that
 * @param startTries deaths before it was ever ready after which a part is given up
 */
public record Pace(Duration poll, Duration startLimit, Duration firstPause, Duration longestPause, int startTries) {

    /** For real parts. */
    public static final Pace USUAL =
            new Pace(Duration.ofMillis(50), Duration.ofSeconds(120), Duration.ofMillis(200), Duration.ofSeconds(10), 3);

    Duration pause(int deathsInARow) {
        long doubled = firstPause.toMillis() << Math.min(deathsInARow - 1, 20);
        return Duration.ofMillis(Math.min(doubled, longestPause.toMillis()));
    }
}
