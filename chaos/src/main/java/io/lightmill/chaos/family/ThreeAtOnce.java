package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.crowd.Workload;
import java.util.List;
import java.util.stream.Stream;

/** Three of the others at the same time. */
final class ThreeAtOnce implements Family {

    private final List<Family> others;

    /** Those of the last plan. */
    private List<Family> three = List.of();

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
        three = List.copyOf(plan.chance().shuffled(others).subList(0, 3));
        three.forEach(family -> family.plan(plan));
    }

    @Override
    public Workload workload() {
        return three.stream().map(Family::workload).reduce(Workload.USUAL, Workload::and);
    }

    @Override
    public List<String> missed(Arena arena) {
        return three.stream().flatMap(family -> family.missed(arena).stream()).toList();
    }

    @Override
    public List<String> proof(Arena arena) {
        return Stream.concat(
                        three.stream().map(family -> family.id() + " " + family.fault()),
                        three.stream().flatMap(family -> family.proof(arena).stream()))
                .toList();
    }
}
