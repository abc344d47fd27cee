package io.lightmill.dispatcher.attempt;

import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.BeatAnswer;
import io.lightmill.dispatcher.queue.Items;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Answers beats. The seconds told are what the row has left, and the worker counts them from before it asked: its deadline is
 * never later than ours.
 */
@Singleton
public class Beats {

    /** So often a deadline is moved at most: most beats write nothing. */
    private static final double MOVED_EVERY_SECONDS = 30;

    private static final BeatAnswer OVER = new BeatAnswer(0, List.of());

    private final Deadlines deadlines;
    private final Items items;

    /** Beats of these attempts. */
    public Beats(Deadlines deadlines, Items items) {
        this.deadlines = deadlines;
        this.items = items;
    }

    /** Moves the deadline and says what to stop. */
    public BeatAnswer answer(Binding attempt, Beat beat) {
        return left(attempt.attemptId())
                .filter(left -> left.deadline() > 0)
                .map(left -> new BeatAnswer(left.deadline(), unwanted(attempt, beat)))
                .orElse(OVER);
    }

    private Optional<Deadlines.Left> left(UUID attemptId) {
        Optional<Deadlines.Left> left = find(attemptId);
        if (left.filter(one -> one.sinceBeat() > MOVED_EVERY_SECONDS).isEmpty()) {
            return left;
        }
        deadlines.move(attemptId);
        return find(attemptId);
    }

    private Optional<Deadlines.Left> find(UUID attemptId) {
        return deadlines.left(List.of(attemptId)).stream().findFirst();
    }

    private List<UUID> unwanted(Binding attempt, Beat beat) {
        Set<UUID> wanted = items.wanted(attempt.attemptId(), attempt.items());
        return beat.progress().keySet().stream()
                .filter(item -> !wanted.contains(item))
                .toList();
    }
}
