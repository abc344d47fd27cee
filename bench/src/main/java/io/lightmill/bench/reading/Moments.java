package io.lightmill.bench.reading;

import io.lightmill.e2e.ledger.LedgerLine;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

/** Moments of one kind, for instance those at which claims were answered. */
public final class Moments {

    private final Instant[] sorted;

    private Moments(Instant[] sorted) {
        this.sorted = sorted;
    }

    /** In any order. */
    public static Moments of(Collection<Instant> moments) {
        return new Moments(moments.stream().sorted().toArray(Instant[]::new));
    }

    /** Those of these lines. */
    public static Moments ofLines(Collection<LedgerLine> lines) {
        return of(lines.stream().map(LedgerLine::at).toList());
    }

    /** Seconds from a moment to the first of these after it; infinite when none comes. */
    public double secondsToNext(Instant moment) {
        int next = firstAfter(moment);
        return next == sorted.length ? Double.POSITIVE_INFINITY : EngineTime.seconds(moment, sorted[next]);
    }

    /**
     * The longest time without one that reaches into a window, in seconds. A gap counts whole: who waits does not know where our window
     * begins.
     */
    public double longestGap(Instant from, Instant to) {
        int next = firstAfter(from);
        double longest = 0;
        while (next < sorted.length) {
            Instant before = next == 0 ? from : sorted[next - 1];
            longest = Math.max(longest, EngineTime.seconds(before, sorted[next]));
            if (!sorted[next].isBefore(to)) {
                return longest;
            }
            next++;
        }
        Instant last = sorted.length == 0 ? from : sorted[sorted.length - 1];
        return Math.max(longest, EngineTime.seconds(last, to));
    }

    /** The same as somebody knows it at the window's end: what comes later is not waited for. */
    public double longestGapUntil(Instant from, Instant to) {
        Moments known = new Moments(
                Arrays.stream(sorted).filter(moment -> moment.isBefore(to)).toArray(Instant[]::new));
        return known.longestGap(from, to);
    }

    private int firstAfter(Instant moment) {
        int found = Arrays.binarySearch(sorted, moment);
        int next = found < 0 ? -found - 1 : found + 1;
        while (next < sorted.length && sorted[next].equals(moment)) {
            next++;
        }
        return next;
    }
}
