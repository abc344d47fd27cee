package io.lightmill.load.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Moments at which independent people come: nobody waits for anybody else's answer. */
public final class Arrivals {

    private static final double NANOS = 1e9;

    private Arrivals() {}

    /**
     * A Poisson process.
     *
     * @param perSecond how many come on average; 0: nobody
     * @return the moments after the beginning, in their order, all before the length is over
     */
    public static List<Duration> poisson(SplittableRandom random, double perSecond, Duration length) {
        List<Duration> moments = new ArrayList<>();
        if (perSecond > 0) {
            double end = length.toNanos();
            for (double at = gap(random, perSecond); at < end; at += gap(random, perSecond)) {
                moments.add(Duration.ofNanos((long) at));
            }
        }
        return moments;
    }

    private static double gap(SplittableRandom random, double perSecond) {
        return -Math.log(1 - random.nextDouble()) / perSecond * NANOS;
    }
}
