package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Weather;
import io.lightmill.e2e.stack.Databases;
import java.time.Duration;

/**
 * The bucket is slow, resets uploads in their middle, cannot be reached, or answers every question with an error. Of a folder these are
 * the ways to its keeper, and what its file system can do.
 */
final class BucketAway implements Family {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int UPLOAD_BYTES = 60_000;
    private static final int NARROW = 40_000;

    @Override
    public String id() {
        return "F24";
    }

    @Override
    public String fault() {
        return "bucket slow, reset in the middle of an upload, away, and failing";
    }

    @Override
    public void plan(Plan plan) {
        if (plan.stage().isBrief()) {
            fail(plan, Duration.ZERO, Duration.ofSeconds(1));
            return;
        }
        Duration tenth = plan.stage().time().dividedBy(10);
        plan.weather(tenth, Databases.STORAGE, Weather.narrow(NARROW), tenth);
        cuts(plan, tenth.multipliedBy(2), tenth.multipliedBy(4));
        fail(plan, tenth.multipliedBy(5), shorter(tenth, LONGEST));
        Duration away = shorter(tenth.multipliedBy(2), LONGEST);
        if (plan.chance().percent(50)) {
            plan.weather(tenth.multipliedBy(7), Databases.STORAGE, Weather.cut(0), away);
        } else {
            plan.weather(tenth.multipliedBy(7), Databases.STORAGE, Weather.stillness(), away);
        }
    }

    private static void cuts(Plan plan, Duration begin, Duration end) {
        Duration at = begin;
        while (at.compareTo(end) < 0) {
            plan.weather(
                    at,
                    Databases.STORAGE,
                    Weather.cut(plan.chance().between(0, UPLOAD_BYTES)),
                    plan.chance().between(Duration.ofMillis(300), Duration.ofMillis(1_500)));
            at = at.plus(plan.chance().between(Duration.ofSeconds(2), Duration.ofSeconds(4)));
        }
    }

    private static void fail(Plan plan, Duration when, Duration time) {
        plan.at(
                when,
                "the bucket's file system fails for " + time.toMillis() + " ms",
                arena -> arena.bucket().fails());
        plan.undo(
                when.plus(time),
                "the bucket's file system works",
                arena -> arena.bucket().works());
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
