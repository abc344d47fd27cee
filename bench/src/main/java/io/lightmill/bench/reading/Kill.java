package io.lightmill.bench.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One of two replicas was killed.
 *
 * @param quiet since then nothing had been done to any of them
 * @param back when it was ready again
 */
public record Kill(Instant quiet, Instant killed, Instant back) {

    /** The longest time in which nobody had a claim answered while only one was there, in seconds. */
    public double longestGap(Moments claims) {
        return claims.longestGap(killed, back);
    }

    /** The same while both were there, up to the kill. */
    public double longestGapBefore(Moments claims) {
        return claims.longestGapUntil(quiet, killed);
    }

    /** A moment at which nothing was killed. */
    public Instant middleBefore() {
        return quiet.plus(Duration.between(quiet, killed).dividedBy(2));
    }

    /**
     * From a moment until the owner was told of the last image that was stored by then, in seconds; 0 when all were told of already,
     * infinite when one never was.
     */
    public static double lastTold(Instant moment, Map<UUID, Instant> stored, Map<UUID, Instant> told) {
        return stored.entrySet().stream()
                .filter(image -> !image.getValue().isAfter(moment))
                .mapToDouble(image -> told.containsKey(image.getKey())
                        ? EngineTime.seconds(moment, told.get(image.getKey()))
                        : Double.POSITIVE_INFINITY)
                .filter(seconds -> seconds > 0)
                .max()
                .orElse(0);
    }
}
