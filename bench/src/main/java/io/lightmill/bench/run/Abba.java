package io.lightmill.bench.run;

import io.lightmill.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Things measured in turn: A B, B A, A B, … or A B C, C B A, … so that a machine that gets slower or faster meanwhile does it to all of
 * them.
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
        List<Spread> spreads = inTurn(repetitions, List.of(ours, theirs));
        return new Abba(spreads.getFirst(), spreads.getLast());
    }

    /** Measures all of them so many times; their figures in the order of the measurements. */
    public static List<Spread> inTurn(int repetitions, List<Measurement> measurements) throws Exception {
        List<List<Double>> figures = measurements.stream()
                .<List<Double>>map(each -> new ArrayList<>())
                .toList();
        List<Integer> there = IntStream.range(0, measurements.size()).boxed().toList();
        for (int i = 0; i < repetitions; i++) {
            for (int which : i % 2 == 0 ? there : there.reversed()) {
                figures.get(which).add(measurements.get(which).measure());
            }
        }
        return figures.stream().map(Spread::of).toList();
    }

    /** Our median over theirs. */
    public double ratio() {
        return ours.median() / theirs.median();
    }
}
