package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import java.time.Duration;
import java.util.List;

/** One process after the other, each of the dispatchers too, has a clock that jumps ahead, then behind, and is right again. */
final class ClocksWrong implements Family {

    private static final Duration WRONG = Duration.ofMinutes(10);

    @Override
    public String id() {
        return "F27";
    }

    @Override
    public String fault() {
        return "the clock of each service in turn 10 minutes ahead and behind";
    }

    @Override
    public void plan(Plan plan) {
        List<String> order = plan.chance().shuffled(plan.stage().services());
        Duration each = plan.stage().time().dividedBy(order.size());
        for (int i = 0; i < order.size(); i++) {
            Duration begin = each.multipliedBy(i);
            Duration first = plan.chance().percent(50) ? WRONG : WRONG.negated();
            set(plan, begin, order.get(i), first);
            set(plan, begin.plus(each.multipliedBy(2).dividedBy(5)), order.get(i), first.negated());
            set(plan, begin.plus(each.multipliedBy(4).dividedBy(5)), order.get(i), Duration.ZERO);
        }
    }

    private static void set(Plan plan, Duration when, String part, Duration ahead) {
        String what = ahead.isZero()
                ? "right"
                : ahead.abs().toMinutes() + " min " + (ahead.isNegative() ? "behind" : "ahead");
        String step = "the clock of " + part + " is " + what;
        if (ahead.isZero()) {
            plan.undo(when, step, arena -> arena.clocks().set(part, ahead));
        } else {
            plan.at(when, step, arena -> arena.clocks().set(part, ahead));
        }
    }

    @Override
    public List<String> missed(Arena arena) {
        List<String> wrong = arena.clocks().wentWrong();
        return arena.parts().names().stream()
                .filter(name -> name.contains("-service") && !wrong.contains(name))
                .map(name -> name + " never went by a wrong clock")
                .toList();
    }
}
