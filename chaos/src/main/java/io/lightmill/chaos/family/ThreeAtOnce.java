package io.lightmill.chaos.family;

import java.util.ArrayList;
import java.util.List;

/** Three of the others at the same time. */
final class ThreeAtOnce implements Family {

    private final List<Family> others;

    ThreeAtOnce(List<Family> others) {
        this.others = others.stream().filter(family -> !family.isForItself()).toList();
    }

    @Override
    public String id() {
        return "F32";
    }

    @Override
    public String fault() {
        return "three random families at once";
    }

    @Override
    public void plan(Plan plan) {
        List<Family> three = new ArrayList<>(plan.chance().shuffled(others).subList(0, 3));
        three.forEach(family -> family.plan(plan));
    }
}
