package io.lightmill.load.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether those whose bulk work waits at the same time get the same. Time is cut into windows; one counts for all whose work waited
 * from its beginning to its end, if they are two or more.
 */
public final class Fairness {

    private static final double GOAL = 0.95;

    /** Long enough for a hundred items each: a chunk more or less says nothing then. */
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final Map<Integer, List<Span>> waiting = new HashMap<>();
    private final Map<Integer, List<Instant>> finished = new HashMap<>();

    /** This user's bulk work waited in that time, and the first of it had been finished before. */
    public void waited(int user, Span time) {
        waiting.computeIfAbsent(user, one -> new ArrayList<>()).add(time);
    }

    /** An item of this user was finished, of whichever job: what is urgent counts for its owner, too. */
    public void finished(int user, Instant at) {
        finished.computeIfAbsent(user, one -> new ArrayList<>()).add(at);
    }

    /** The least index of all windows of a phase. */
    public Row judge(Span phase) {
        List<Double> indexes = new ArrayList<>();
        for (Instant from = phase.from(); !from.plus(WINDOW).isAfter(phase.to()); from = from.plus(WINDOW)) {
            List<Long> shares = shares(new Span(from, from.plus(WINDOW)));
            if (shares.size() > 1) {
                indexes.add(Jain.index(shares));
            }
        }
        String what = "fairness: least Jain index of finished items among those whose bulk work waits";
        if (indexes.isEmpty()) {
            return Row.notJudged(what, "no window in which two waited", "≥ " + GOAL);
        }
        double least = indexes.stream().mapToDouble(index -> index).min().orElseThrow();
        double mean = indexes.stream().mapToDouble(index -> index).average().orElseThrow();
        String figure = String.format(
                Locale.ROOT, "%.3f (mean %.3f, %d windows of %d s)", least, mean, indexes.size(), WINDOW.toSeconds());
        return Row.judged(what, figure, "≥ " + GOAL, least >= GOAL);
    }

    private List<Long> shares(Span window) {
        return waiting.entrySet().stream()
                .filter(user -> Span.merged(user.getValue()).stream().anyMatch(time -> time.holds(window)))
                .map(user -> finished.getOrDefault(user.getKey(), List.of()).stream()
                        .filter(window::holds)
                        .count())
                .toList();
    }
}
