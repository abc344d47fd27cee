package io.lightmill.load.judge;

import io.lightmill.load.watch.Sample;
import java.util.List;
import java.util.function.ToLongFunction;

/** Whether what waits between the services stays bounded, and is nothing at the end. */
public final class Backlog {

    /** A few seconds of work: what a restart may leave behind, and what a submission of ten thousand writes at once. */
    private static final long MOST = 2_000;

    private Backlog() {}

    /**
     * A row for each kind.
     *
     * @param last when all had come to rest, or the patience was over
     */
    public static List<Row> judge(List<Sample> samples, Sample last) {
        return List.of(
                judge("outbox rows of all services", samples, last, Sample::outboxRows),
                judge("records that consumers have yet to take", samples, last, Sample::lag));
    }

    private static Row judge(String what, List<Sample> samples, Sample last, ToLongFunction<Sample> of) {
        long most = samples.stream().mapToLong(of).max().orElse(0);
        long left = of.applyAsLong(last);
        return Row.judged(
                what + ", most and at the end", most + ", " + left, "≤ " + MOST + ", 0", most <= MOST && left == 0);
    }
}
