package io.lightmill.dispatcher.settle;

import io.lightmill.dispatcher.attempt.Attempt;
import io.lightmill.dispatcher.attempt.Attempts;
import io.lightmill.dispatcher.attempt.Deadlines;
import io.lightmill.dispatcher.queue.ItemChanges;
import io.lightmill.dispatcher.queue.Job;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Locks the chunks of attempts, and writes back what was settled of them. The caller has locked their job. */
@Singleton
class ChunkRows {

    private final Attempts attempts;
    private final Deadlines deadlines;
    private final ItemChanges changes;
    private final RetryRule retries;

    ChunkRows(Attempts attempts, Deadlines deadlines, ItemChanges changes, RetryRule retries) {
        this.attempts = attempts;
        this.deadlines = deadlines;
        this.changes = changes;
        this.retries = retries;
    }

    /** Attempts, then their items, in the order of their ids. */
    Chunk lock(Job job, List<UUID> attemptIds) {
        List<Attempt> locked =
                attempts.lock(attemptIds.stream().distinct().sorted().toList());
        List<UUID> items = locked.stream()
                .flatMap(attempt -> attempt.items().stream())
                .distinct()
                .sorted()
                .toList();
        return new Chunk(job, locked, changes.lock(items), retries, changes.now());
    }

    /** Whether the loss is still proven: a beat may have moved the deadline since somebody saw it passed. */
    boolean isProven(Word.Loss loss, UUID attemptId) {
        return !loss.byDeadline() || deadlines.isOverdue(attemptId);
    }

    /** Writes the items that changed, the word of each, and the attempts that changed. */
    void write(Chunk chunk) {
        changes.write(chunk.changes(), chunk.userId());
        attempts.write(chunk.changedAttempts());
    }
}
