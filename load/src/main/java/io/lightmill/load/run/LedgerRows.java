package io.lightmill.load.run;

import io.lightmill.contracts.api.Lane;
import io.lightmill.load.act.Register.Accepted;
import io.lightmill.load.judge.Fairness;
import io.lightmill.load.judge.Latencies;
import io.lightmill.load.judge.Row;
import io.lightmill.load.judge.Span;
import io.lightmill.load.run.Handouts.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What the endpoint's ledger says of the jobs of a phase. */
final class LedgerRows {

    private static final double WAIT_MILLIS = 500;
    private static final int DIGITS = 3;

    private final Handouts handouts;
    private final List<Accepted> accepted;

    LedgerRows(Handouts handouts, List<Accepted> accepted) {
        this.handouts = handouts;
        this.accepted = accepted;
    }

    /** Whether those who had bulk work at the same time got the same. */
    Row fairness(Span phase) {
        Fairness fairness = new Fairness();
        for (Accepted one : accepted) {
            Taken taken = handouts.of(one.job().id());
            if (taken != null) {
                taken.finished().forEach(at -> fairness.finished(one.user(), at));
                if (one.job().lane() == Lane.BULK && !taken.finished().isEmpty()) {
                    fairness.waited(one.user(), waited(one, taken, phase));
                }
            }
        }
        return fairness.judge(phase);
    }

    /** From its first finished item, so that all are equally far, to its last claim, or as long as the phase went. */
    private static Span waited(Accepted one, Taken taken, Span phase) {
        boolean all = taken.items() >= one.job().items().total();
        return new Span(taken.finished().getFirst(), all ? taken.claims().getLast() : phase.to());
    }

    /** From when a set was due to be submitted to when a worker had the first of it. */
    Row interactiveWait() {
        Histogram micros = new Histogram(1, TimeUnit.HOURS.toMicros(1), DIGITS);
        for (Accepted one : accepted) {
            Taken taken = handouts.of(one.job().id());
            if (one.job().lane() == Lane.INTERACTIVE
                    && taken != null
                    && !taken.claims().isEmpty()) {
                Duration wait = Duration.between(one.due(), taken.claims().getFirst());
                micros.recordValue(Math.max(1, wait.toNanos() / 1_000));
            }
        }
        return Latencies.judge("wait of a set of four: due → first claim", micros, WAIT_MILLIS);
    }

    /** What the workers finished. */
    Row rate(Span phase) {
        long finished = accepted.stream()
                .map(one -> handouts.of(one.job().id()))
                .mapToLong(taken -> taken == null ? 0 : finished(taken, phase))
                .sum();
        double seconds = Duration.between(phase.from(), phase.to()).toMillis() / 1e3;
        return Row.told(
                "items finished", String.format(Locale.ROOT, "%,d (%.1f a second)", finished, finished / seconds));
    }

    private static long finished(Taken taken, Span phase) {
        List<Instant> all = taken.finished();
        return all.stream().filter(phase::holds).count();
    }
}
