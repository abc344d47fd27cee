package io.lightmill.load.act;

import io.lightmill.load.judge.Verdict;
import io.lightmill.load.plan.Errand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What became of all that was sent in a phase. Latencies begin when a request was due, not when somebody got around to send it. */
public final class Tally {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;
    private static final int EXAMPLES = 5;

    private final Map<Errand, Histogram> latencies = new EnumMap<>(Errand.class);
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<String, Long> answers = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private final Histogram late = histogram();
    private long unsent;

    /** Nothing was sent: as many waited for their answers as the sender can have. */
    public synchronized void unsent() {
        unsent++;
    }

    /** How often that was. */
    public synchronized long countUnsent() {
        return unsent;
    }

    /** How long after it was due a request was really sent: what the sender itself adds. */
    public synchronized void sent(long lateNanos) {
        record(late, lateNanos);
    }

    /**
     * An answer, or that there was none.
     *
     * @param said status, or the kind of what broke
     * @param nanos since it was due
     */
    public synchronized void answered(Errand errand, Verdict verdict, String said, long nanos) {
        verdicts.merge(verdict, 1L, Long::sum);
        answers.merge(said, 1L, Long::sum);
        if (verdict == Verdict.SERVED) {
            record(latencies.computeIfAbsent(errand, kind -> histogram()), nanos);
        }
    }

    /** The whole of something that nobody may answer; a few are kept. */
    public synchronized void example(Errand errand, String whole) {
        if (examples.size() < EXAMPLES) {
            examples.add(errand.label() + ": " + whole);
        }
    }

    private static Histogram histogram() {
        return new Histogram(1, LONGEST_MICROS, DIGITS);
    }

    private static void record(Histogram histogram, long nanos) {
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        histogram.recordValue(Math.clamp(micros, 1, LONGEST_MICROS));
    }

    /** Of those that were served, in microseconds. */
    public synchronized Map<Errand, Histogram> latencies() {
        Map<Errand, Histogram> copies = new EnumMap<>(Errand.class);
        latencies.forEach((errand, histogram) -> copies.put(errand, histogram.copy()));
        return copies;
    }

    /** How late the sender was, in microseconds. */
    public synchronized Histogram late() {
        return late.copy();
    }

    /** How many answers were worth this. */
    public synchronized long count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    /** How often what was said. */
    public synchronized Map<String, Long> answers() {
        return new TreeMap<>(answers);
    }

    /** Some of what nobody may answer. */
    public synchronized List<String> examples() {
        return List.copyOf(examples);
    }
}
