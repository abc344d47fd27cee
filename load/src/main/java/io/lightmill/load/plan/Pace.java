package io.lightmill.load.plan;

import java.util.Map;

/**
 * How often everybody wants what.
 *
 * @param perMinute of each user; what is missing nobody wants. Bulk jobs are of those users only who have such work
 */
public record Pace(Map<Errand, Double> perMinute) {

    private static final Pace USUAL = new Pace(Map.of(
            Errand.JOBS, 6.0,
            Errand.JOB, 9.0,
            Errand.ITEMS, 5.0,
            Errand.OUTPUTS, 5.0,
            Errand.PREVIEW, 9.0,
            Errand.ZIP, 0.3,
            Errand.SET, 1.5,
            Errand.BULK, 0.2));

    /** People at work: they look every two seconds, and submit a set of four every 40. */
    public static Pace usual() {
        return USUAL;
    }

    double perSecond(Errand errand) {
        return perMinute.getOrDefault(errand, 0.0) / 60;
    }
}
