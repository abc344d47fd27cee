package io.lightmill.load.run;

import io.lightmill.load.act.OpenLoop;
import io.lightmill.load.act.Register;
import io.lightmill.load.act.Tally;
import io.lightmill.load.judge.Bounds;
import io.lightmill.load.judge.Row;
import io.lightmill.load.plan.Errand;
import io.lightmill.load.plan.Pace;
import io.lightmill.load.plan.Timetable;
import io.lightmill.load.watch.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Far more than the stack takes, submissions and looks alike, with workers that take no time: it must say so, keep its memory, and lose nothing. */
final class PastCapacity {

    /** A second, of all users together. */
    private static final Map<Errand, Double> RATES = Map.of(
            Errand.SET, 150.0,
            Errand.JOBS, 200.0,
            Errand.JOB, 200.0,
            Errand.ITEMS, 100.0,
            Errand.OUTPUTS, 200.0,
            Errand.PREVIEW, 100.0);

    private final Scene scene;
    private final long seed;
    private final InstantSource clock = InstantSource.system();

    PastCapacity(Scene scene, long seed) {
        this.scene = scene;
        this.seed = seed;
    }

    /** Plays it, waits until the queue is empty, and judges it. */
    List<Row> play(Duration length) throws InterruptedException {
        double rate = RATES.values().stream().mapToDouble(each -> each).sum();
        Scene.say(Math.round(rate) + " requests a second for " + length.toSeconds() + " s");
        scene.endpoint().turn(Map.of("latency", "0"));
        Tally tally = new Tally();
        Register register = new Register();
        Instant begun = clock.instant();
        new OpenLoop(scene.crowd(), tally, register)
                .play(Timetable.of(
                        seed + 2, pace(scene.crowd().size()), scene.crowd().size(), length));
        Settling.End end = Settling.await(scene, register.jobs());
        List<Sample> samples = scene.watch().since(begun);
        List<Row> rows = new ArrayList<>();
        rows.add(end.nothingLost(register.jobs()));
        rows.add(Row.told(
                "after the last answer the queue was empty",
                String.format(Locale.ROOT, "%.0f s later", end.seconds())));
        rows.add(Row.judged(
                "outbox rows and records left then",
                end.last().outboxRows() + ", " + end.last().lag(),
                "0, 0",
                end.last().isAtRest()));
        rows.addAll(Bounds.judge(samples));
        rows.addAll(AnswerRows.of(tally));
        return rows;
    }

    private static Pace pace(int users) {
        Map<Errand, Double> perMinute = new EnumMap<>(Errand.class);
        RATES.forEach((errand, rate) -> perMinute.put(errand, rate * 60 / users));
        return new Pace(perMinute);
    }
}
