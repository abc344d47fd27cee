package io.lightmill.chaos.family;

import io.lightmill.chaos.crowd.Workload;
import java.time.Duration;
import java.util.List;

/**
 * Each of the others for a moment, one after the other, with the same people: a look that takes minutes, not hours. Those that can only
 * be judged alone are left out.
 */
final class EachBriefly implements Family {

    private final List<Family> others;

    EachBriefly(List<Family> others) {
        this.others = others.stream().filter(family -> !family.isForItself()).toList();
    }

    @Override
    public String id() {
        return Families.BRIEF;
    }

    @Override
    public String fault() {
        return "every family that need not be alone, for a moment, one after the other";
    }

    @Override
    public Workload workload() {
        return Workload.USUAL.small();
    }

    @Override
    public void plan(Plan plan) {
        Duration each = plan.stage().time().dividedBy(others.size());
        for (int i = 0; i < others.size(); i++) {
            Duration begin = each.multipliedBy(i);
            plan.part(begin, each, others.get(i));
            plan.undo(
                    begin.plus(each),
                    "endpoint: nothing goes wrong any more",
                    arena -> arena.endpoint().disarm());
        }
    }
}
