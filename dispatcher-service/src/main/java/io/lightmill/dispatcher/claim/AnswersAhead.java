package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.worker.ClaimedChunk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The answers to a group of claims, made while what they grant is being committed. Nobody is given one before that. */
final class AnswersAhead {

    private final ChunkAnswers answers;
    private volatile CompletableFuture<Map<UUID, ClaimedChunk>> made = CompletableFuture.completedFuture(Map.of());

    AnswersAhead(ChunkAnswers answers) {
        this.answers = answers;
    }

    /** Begins with them. A transaction that is tried again begins again: what it made before is of attempts that never were. */
    void begin(List<Grant.Bound> grants) {
        if (!grants.isEmpty()) {
            made = CompletableFuture.supplyAsync(
                    () -> answers.of(grants),
                    task -> Thread.ofVirtual().name("tickets").start(task));
        }
    }

    /**
     * What was begun with last, by the id of the attempt.
     *
     * @throws RuntimeException there are no tickets now
     */
    Map<UUID, ClaimedChunk> get() {
        try {
            return made.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
