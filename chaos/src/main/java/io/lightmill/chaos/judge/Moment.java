package io.lightmill.chaos.judge;

import java.time.Instant;

/**
 * One line of a history.
 *
 * @param source who wrote it down
 */
public record Moment(Instant at, String source, String what) {

    @Override
    public String toString() {
        return at + "  " + source + "  " + what;
    }
}
