package io.lightmill.chaos.arena;

import java.time.Duration;

/**
 * How the way between two parts is.
 *
 * @param delay before each piece goes on
 * @param bytesPerSecond that go on at most
 * @param cutAfter so many bytes of one direction a connection is reset
 * @param answersCutAfter so many bytes of what comes back a connection is reset: the question has arrived, and nobody hears what of it
 * @param silent nothing comes through, and nobody is told: the connection stays open
 */
public record Weather(Duration delay, long bytesPerSecond, long cutAfter, long answersCutAfter, boolean silent) {

    /** Nothing is wrong. */
    public static final Weather FAIR =
            new Weather(Duration.ZERO, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, false);

    /** Everything comes later. */
    public static Weather slow(Duration delay) {
        return new Weather(delay, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, false);
    }

    /** Little comes through. */
    public static Weather narrow(long bytesPerSecond) {
        return new Weather(Duration.ZERO, bytesPerSecond, Long.MAX_VALUE, Long.MAX_VALUE, false);
    }

    /** Connections are reset when they have carried so much; with 0 at their first byte. */
    public static Weather cut(long bytes) {
        return new Weather(Duration.ZERO, Long.MAX_VALUE, bytes, Long.MAX_VALUE, false);
    }

    /** What is asked arrives and is done, and the connection is reset when so much of the answer has come; with 0 at its first byte. */
    public static Weather deaf(long bytes) {
        return new Weather(Duration.ZERO, Long.MAX_VALUE, Long.MAX_VALUE, bytes, false);
    }

    /** Half-open: whoever waits for a byte waits on. */
    public static Weather stillness() {
        return new Weather(Duration.ZERO, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, true);
    }

    @Override
    public String toString() {
        if (silent) {
            return "nothing comes through";
        }
        if (cutAfter < Long.MAX_VALUE) {
            return "cut after " + cutAfter + " bytes";
        }
        if (answersCutAfter < Long.MAX_VALUE) {
            return "answers cut after " + answersCutAfter + " bytes";
        }
        return bytesPerSecond < Long.MAX_VALUE ? bytesPerSecond + " bytes a second" : delay.toMillis() + " ms later";
    }

    /** How many bytes of one direction a connection carries. */
    long most(boolean isBack) {
        return isBack ? Math.min(cutAfter, answersCutAfter) : cutAfter;
    }

    /** How long this many bytes take. */
    Duration time(int bytes) {
        return delay.plusMillis(bytesPerSecond == Long.MAX_VALUE ? 0 : 1_000L * bytes / bytesPerSecond);
    }
}
