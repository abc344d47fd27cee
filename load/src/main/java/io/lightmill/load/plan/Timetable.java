package io.lightmill.load.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Everything that is due in a phase, drawn before the first request is sent. */
public final class Timetable {

    /** Every fifth user has bulk work. */
    private static final int BULK_EVERY = 5;

    /** Those who have bulk work all begin with it. */
    private static final Duration FIRST_BULK = Duration.ofSeconds(3);

    private Timetable() {}

    /** Whether this user has bulk work. */
    public static boolean hasBulk(int user) {
        return user % BULK_EVERY == 0;
    }

    /**
     * In the order of time. Each user draws each kind of errand by itself, so that one more of either changes nothing of the others.
     *
     * @param users how many there are
     */
    public static List<Due> of(long seed, Pace pace, int users, Duration length) {
        List<Due> all = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            for (Errand errand : Errand.values()) {
                SplittableRandom random = new SplittableRandom((seed * 1_000_003 + user) * 101 + errand.ordinal());
                for (Duration at : moments(random, pace, user, errand, length)) {
                    all.add(new Due(at, user, errand, random.nextLong()));
                }
            }
        }
        all.sort(Comparator.comparing(Due::at).thenComparing(Due::user).thenComparing(Due::errand));
        return List.copyOf(all);
    }

    private static List<Duration> moments(
            SplittableRandom random, Pace pace, int user, Errand errand, Duration length) {
        double perSecond = pace.perSecond(errand);
        if (errand != Errand.BULK) {
            return Arrivals.poisson(random, perSecond, length);
        }
        if (perSecond == 0 || !hasBulk(user)) {
            return List.of();
        }
        List<Duration> moments = new ArrayList<>();
        moments.add(Duration.ofMillis(random.nextLong(FIRST_BULK.toMillis())));
        moments.addAll(Arrivals.poisson(random, perSecond, length));
        return moments;
    }
}
