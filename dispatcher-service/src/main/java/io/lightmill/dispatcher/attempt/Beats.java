package io.lightmill.dispatcher.attempt;

import io.lightmill.contracts.worker.Beat;
import io.lightmill.contracts.worker.BeatAnswer;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.ItemPhase;
import io.lightmill.dispatcher.queue.Items;
import io.lightmill.dispatcher.queue.Jobs;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Answers beats. The seconds told are what the row has left, and the worker counts them from before it asked: its deadline is
 * never later than ours.
 */
@Singleton
public class Beats {

    private static final BeatAnswer OVER = new BeatAnswer(0, List.of());

    private final Attempts attempts;
    private final Items items;
    private final Jobs jobs;

    /** Beats of these attempts. */
    public Beats(Attempts attempts, Items items, Jobs jobs) {
        this.attempts = attempts;
        this.items = items;
        this.jobs = jobs;
    }

    /** Moves the deadline and says what to stop. */
    public BeatAnswer answer(Attempt attempt, Beat beat) {
        attempts.moveDeadline(attempt.id());
        return attempts.left(List.of(attempt.id())).stream()
                .filter(left -> left.deadline() > 0)
                .findFirst()
                .map(left -> new BeatAnswer(left.deadline(), unwanted(attempt, beat)))
                .orElse(OVER);
    }

    private List<UUID> unwanted(Attempt attempt, Beat beat) {
        boolean cancelled =
                jobs.known(attempt.jobId()).map(Jobs.Flags::cancelled).orElse(true);
        Set<UUID> wanted = cancelled ? Set.of() : wanted(attempt);
        return beat.progress().keySet().stream()
                .filter(item -> !wanted.contains(item))
                .toList();
    }

    private Set<UUID> wanted(Attempt attempt) {
        return items.of(attempt.jobId(), attempt.items()).stream()
                .filter(item ->
                        item.phase() == ItemPhase.PROCESSING && attempt.id().equals(item.attemptId()))
                .map(Item::id)
                .collect(Collectors.toSet());
    }
}
