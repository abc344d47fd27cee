package io.lightmill.chaos.family;

import io.lightmill.chaos.judge.Promise;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * A failover to a replica of the dispatcher's database that had not heard the last seconds: invocations whose rows are gone claim and
 * report, and what job-service and the archive know of items is newer than what their owner does.
 */
final class TransactionsLost implements Family {

    private static final Duration MOST_LOST = Duration.ofSeconds(4);

    @Override
    public String id() {
        return "F12b";
    }

    @Override
    public String fault() {
        return "the dispatcher's last transactions lost in a failover";
    }

    @Override
    public void plan(Plan plan) {
        Duration most = plan.stage().isBrief() ? plan.stage().time().dividedBy(2) : MOST_LOST;
        plan.repeat(Duration.ofSeconds(20), Duration.ofSeconds(30), when -> {
            Duration lost = plan.chance().between(most.dividedBy(4), most);
            plan.at(
                    when,
                    "the dispatcher's database will forget the next " + lost.toMillis() + " ms",
                    arena -> arena.loseTransactions(lost));
        });
    }

    /** That an acknowledged commit survives is assumed where these are promised: what nobody remembers may be paid for again. */
    @Override
    public Set<Promise> excused() {
        return EnumSet.of(Promise.P2, Promise.P3, Promise.P4, Promise.WITNESS);
    }

    @Override
    public boolean isForItself() {
        return true;
    }
}
