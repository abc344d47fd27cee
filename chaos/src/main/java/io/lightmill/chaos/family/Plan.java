package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Signal;
import io.lightmill.chaos.arena.Weather;
import io.lightmill.chaos.crowd.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Writes down what will be done and when. Nothing is drawn later: the same seed is the same plan. */
public final class Plan {

    private final Chance chance;
    private final Stage stage;
    /** When it begins within the whole. */
    private final Duration begin;
    /** Those of the whole. */
    private final Naps naps;

    private final List<Step> steps = new ArrayList<>();
    private final Set<String> armed = new TreeSet<>();

    /** An empty one. */
    public Plan(Chance chance, Stage stage) {
        this(chance, stage, Duration.ZERO, new Naps());
    }

    private Plan(Chance chance, Stage stage, Duration begin, Naps naps) {
        this.chance = chance;
        this.stage = stage;
        this.begin = begin;
        this.naps = naps;
    }

    /** What is drawn. */
    public Chance chance() {
        return chance;
    }

    /** What it is for. */
    public Stage stage() {
        return stage;
    }

    /** Again and again, with pauses between these bounds, as long as the time lasts, and once at least; each is told when. */
    public void repeat(Duration least, Duration most, Consumer<Duration> each) {
        Duration half = stage.time().dividedBy(2);
        Duration at = chance.between(Duration.ZERO, half.compareTo(least) < 0 ? half : least);
        while (at.compareTo(stage.time()) < 0) {
            each.accept(at);
            at = at.plus(chance.between(least, most));
        }
    }

    /** Once. */
    public void at(Duration when, String what, Action action) {
        steps.add(new Step(when, what, action, false));
    }

    /** Once, to end what another one began, or to wait for it: it disturbs nobody. */
    public void undo(Duration when, String what, Action action) {
        steps.add(new Step(when, what, action, true));
    }

    /** A part gets a signal. */
    public void signal(Duration when, Signal signal, String part) {
        at(when, signal + " " + part, arena -> arena.send(signal, part));
    }

    /** Those of the parts that nobody else has stopped meanwhile. */
    public List<String> awake(List<String> parts, Duration when, Duration time) {
        return parts.stream()
                .filter(part -> naps.isFree(part, begin.plus(when), time))
                .toList();
    }

    /** A part is stopped for a while, unless somebody else has stopped it meanwhile. */
    public void stop(Duration when, String part, Duration time) {
        if (awake(List.of(part), when, time).isEmpty()) {
            return;
        }
        naps.add(part, begin.plus(when), time);
        at(when, "STOP " + part + " for " + time.toMillis() + " ms", arena -> arena.send(Signal.STOP, part));
        undo(when.plus(time), "CONT " + part, arena -> arena.resume(part));
    }

    /** The network on the way to a part is bad for a while. */
    public void weather(Duration when, String way, Weather weather, Duration time) {
        at(
                when,
                "on the way to " + way + ": " + weather + " for " + time.toMillis() + " ms",
                arena -> arena.network().turn(way, weather));
        undo(
                when.plus(time),
                "on the way to " + way + " all is well",
                arena -> arena.network().turn(way, Weather.FAIR));
    }

    /** The endpoint gets more faults; one that strikes by chance does so for certain the first time. */
    @SafeVarargs
    public final void arm(Duration when, Map<String, Object>... faults) {
        List<Map<String, Object>> menu = new ArrayList<>();
        for (Map<String, Object> fault : faults) {
            if (fault.containsKey("probability")) {
                menu.add(once(fault));
            }
            menu.add(fault);
        }
        menu.stream()
                .filter(fault -> fault.containsKey("count"))
                .forEach(fault -> armed.add(String.valueOf(fault.get("type"))));
        at(when, "endpoint: " + menu, arena -> arena.endpoint().arm(menu));
    }

    private static Map<String, Object> once(Map<String, Object> fault) {
        Map<String, Object> once = new TreeMap<>(fault);
        once.remove("probability");
        once.put("count", 1);
        return once;
    }

    /**
     * Another's plan, for a shorter time, that begins at this moment; what would come after it is left out, and what is undone then is
     * undone at its end.
     */
    void part(Duration from, Duration time, Family family) {
        Stage moment = new Stage(stage.services(), stage.ways(), time, stage.budget());
        Plan part = new Plan(chance.split(), moment, begin.plus(from), naps);
        family.plan(part);
        part.steps().stream()
                .filter(step -> step.undoes() || step.at().compareTo(time) <= 0)
                .forEach(step -> steps.add(step.at(from.plus(step.at()))));
    }

    /** The types of faults that the endpoint is armed with, each of which strikes at least once, unless people have to bring it about. */
    public Set<String> armed() {
        return Collections.unmodifiableSet(armed);
    }

    /** In the order of their times. */
    public List<Step> steps() {
        return steps.stream().sorted(Comparator.comparing(Step::at)).toList();
    }
}
