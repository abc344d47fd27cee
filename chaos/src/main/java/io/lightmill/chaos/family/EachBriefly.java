package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.crowd.Chance;
import io.lightmill.chaos.crowd.Workload;
import io.lightmill.e2e.stack.Databases;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Each of the others for a moment, one after the other, with the same people: a look that takes minutes, not hours. Those that can only
 * be judged alone are left out.
 */
final class EachBriefly implements Family {

    private static final Stage ANY = new Stage(
            List.of(Arena.GATEWAY, Databases.JOB, Databases.DISPATCHER, Databases.STORAGE),
            List.of(Arena.DATABASE),
            Duration.ofMinutes(10),
            1);

    private static final Duration BETWEEN = Duration.ofMillis(150);

    private final List<Family> others;

    EachBriefly(List<Family> others) {
        this.others = others.stream()
                .filter(family -> !family.isForItself())
                .sorted(Comparator.comparing(EachBriefly::isOfUs))
                .toList();
    }

    /** RunPod's faults come first: later our own processes are busy with starting, and ask it for nothing. */
    private static boolean isOfUs(Family family) {
        Plan plan = new Plan(Chance.of(0), ANY);
        family.plan(plan);
        return plan.armed().isEmpty();
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
                    // Before the next one arms its own.
                    begin.plus(each).minus(BETWEEN),
                    "endpoint: nothing goes wrong any more",
                    arena -> arena.endpoint().disarm());
        }
    }
}
