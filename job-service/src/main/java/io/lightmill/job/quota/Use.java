package io.lightmill.job.quota;

import java.math.BigDecimal;

/**
 * What counts against quotas: asked for, or used in the windows that run.
 *
 * @param activeJobs that have not ended
 * @param submissions of this minute
 * @param items of this day
 * @param usd of this day, as expected when they were accepted; what nobody has made yet has no price and counts nothing
 */
record Use(int activeJobs, int submissions, long items, BigDecimal usd) {

    static final Use NOTHING = new Use(0, 0, 0, BigDecimal.ZERO);

    /** One job of so many items. */
    static Use ofJob(long items, BigDecimal usd) {
        return new Use(1, 1, items, usd);
    }

    Use plus(Use more) {
        return new Use(
                activeJobs + more.activeJobs, submissions + more.submissions, items + more.items, usd.add(more.usd));
    }
}
