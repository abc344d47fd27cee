package io.lightmill.chaos.family;

import java.time.Duration;

/** The budget goes down, to nothing, and up again; what is in flight above it ends by itself. */
final class BudgetTurned implements Family {

    @Override
    public String id() {
        return "F23";
    }

    @Override
    public String fault() {
        return "budget lowered to a third, to nothing, and raised again, while running";
    }

    @Override
    public void plan(Plan plan) {
        Duration sixth = plan.stage().time().dividedBy(6);
        int full = plan.stage().budget();
        turn(plan, sixth, full / 3);
        turn(plan, sixth.multipliedBy(3), full);
        turn(plan, sixth.multipliedBy(4), 0);
        turn(plan, sixth.multipliedBy(5), full);
    }

    /** Who starts a dispatcher anew sets the budget too. */
    @Override
    public boolean isForItself() {
        return true;
    }

    private static void turn(Plan plan, Duration when, int budget) {
        plan.at(when, "budget " + budget, arena -> arena.budget().set(budget));
    }
}
