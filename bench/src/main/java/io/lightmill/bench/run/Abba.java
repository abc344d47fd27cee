package io.lightmill.bench.run;

import io.lightmill.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;

/**
 * Two things measured in turn: A B, B A, A B, … so that a machine that gets slower or faster meanwhile does it to both.
 *
 * @param ours our figures
 * @param theirs those of what stands beside
 */
public record Abba(Spread ours, Spread theirs) {

    /** One measurement. */
    public interface Measurement {

        /** Does it once and returns its figure. */
        double measure() throws Exception;
    }

    /** Measures each so many times. */
    public static Abba measure(int repetitions, Measurement ours, Measurement theirs) throws Exception {
        List<Double> a = new ArrayList<>();
        List<Double> b = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            if (i % 2 == 0) {
                a.add(ours.measure());
                b.add(theirs.measure());
            } else {
                b.add(theirs.measure());
                a.add(ours.measure());
            }
        }
        return new Abba(Spread.of(a), Spread.of(b));
    }

    /** Our median over theirs. */
    public double ratio() {
        return ours.median() / theirs.median();
    }
}
