package io.lightmill.load.run;

import io.lightmill.contracts.api.Lane;
import io.lightmill.load.act.OpenLoop;
import io.lightmill.load.act.Register;
import io.lightmill.load.act.Register.Accepted;
import io.lightmill.load.act.Tally;
import io.lightmill.load.judge.Backlog;
import io.lightmill.load.judge.Bounds;
import io.lightmill.load.judge.MemoryFlat;
import io.lightmill.load.judge.Row;
import io.lightmill.load.judge.Span;
import io.lightmill.load.plan.Pace;
import io.lightmill.load.plan.Timetable;
import io.lightmill.load.watch.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** People at work: some have jobs of thousands running all the time, all submit sets of four now and then and look at what there is. */
final class WorkingDay {

    /** Of a bulk job. */
    static final int BULK_ITEMS = 10_000;

    private final Scene scene;
    private final long seed;
    private final InstantSource clock = InstantSource.system();

    WorkingDay(Scene scene, long seed) {
        this.scene = scene;
        this.seed = seed;
    }

    /**
     * Plays it and judges it.
     *
     * @param warmUp a day of its own before it, of which nothing counts: what services have done but seldom they do slowly
     */
    List<Row> play(Duration warmUp, Duration length) throws InterruptedException {
        int users = scene.crowd().size();
        Scene.say("warming up for " + warmUp.toSeconds() + " s");
        Register before = new Register();
        loop(new Tally(), before).play(Timetable.of(seed + 1, Pace.usual(), users, warmUp));
        cancelBulk(before.jobs());
        Settling.await(scene, before.jobs());
        Scene.say(users + " people at work for " + length.toSeconds() + " s");
        Tally tally = new Tally();
        Register register = new Register();
        Instant begun = clock.instant();
        loop(tally, register).play(Timetable.of(seed, Pace.usual(), users, length));
        Span day = new Span(begun, begun.plus(length));
        List<Sample> samples = scene.watch().since(begun);
        return rows(register.jobs(), tally, day, samples);
    }

    private void cancelBulk(List<Accepted> accepted) throws InterruptedException {
        scene.crowd()
                .cancel(accepted.stream()
                        .filter(one -> one.job().lane() == Lane.BULK)
                        .toList());
    }

    private OpenLoop loop(Tally tally, Register register) {
        return new OpenLoop(scene.crowd(), tally, register);
    }

    private List<Row> rows(List<Accepted> accepted, Tally tally, Span day, List<Sample> samples)
            throws InterruptedException {
        Scene.say("what is left in bulk is cancelled");
        cancelBulk(accepted);
        Settling.End end = Settling.await(scene, accepted);
        LedgerRows ledger = new LedgerRows(Handouts.read(scene.ledger()), accepted);
        List<Row> rows = new ArrayList<>(List.of(ledger.fairness(day), ledger.interactiveWait(), ledger.rate(day)));
        rows.addAll(MemoryFlat.judge(samples));
        rows.addAll(Bounds.judge(samples));
        rows.addAll(Backlog.judge(samples, end.last()));
        rows.add(end.nothingLost(accepted));
        rows.add(Row.told(
                "after the last cancel all had ended", String.format(Locale.ROOT, "%.0f s later", end.seconds())));
        rows.addAll(AnswerRows.of(tally));
        return rows;
    }
}
