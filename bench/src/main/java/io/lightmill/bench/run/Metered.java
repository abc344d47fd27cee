package io.lightmill.bench.run;

import java.util.Map;
import java.util.TreeMap;

/** A measurement, and the CPU time that some processes take meanwhile. */
public final class Metered implements Abba.Measurement {

    private final Abba.Measurement work;
    private final Map<String, CpuTime> clocks;
    private final Map<String, Double> taken = new TreeMap<>();
    private int repetitions;

    /**
     * Of this work.
     *
     * @param clocks by a name of one's own
     */
    public Metered(Abba.Measurement work, Map<String, CpuTime> clocks) {
        this.work = work;
        this.clocks = Map.copyOf(clocks);
    }

    @Override
    public double measure() throws Exception {
        Map<String, Double> before = now();
        double figure = work.measure();
        now().forEach((name, seconds) -> taken.merge(name, seconds - before.getOrDefault(name, 0.0), Double::sum));
        repetitions++;
        return figure;
    }

    /** CPU seconds under this name in one repetition, the mean of all. */
    public double seconds(String name) {
        return repetitions == 0 ? 0 : taken.getOrDefault(name, 0.0) / repetitions;
    }

    private Map<String, Double> now() {
        Map<String, Double> now = new TreeMap<>();
        clocks.forEach((name, clock) -> now.put(name, clock.seconds()));
        return now;
    }
}
