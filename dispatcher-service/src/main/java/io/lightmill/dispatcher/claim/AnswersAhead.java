package io.lightmill.dispatcher.claim;

import io.lightmill.contracts.worker.ClaimedChunk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The answers to a group of claims, made while what they grant is written and committed. Nobody is given one before that; those that are made
 * of what is rolled back are for nothing, for a ticket leaves no trace where it is signed, and names an attempt that never was.
 */
final class AnswersAhead {

    private final ChunkAnswers answers;
    private CompletableFuture<Map<UUID, ClaimedChunk>> made = CompletableFuture.completedFuture(Map.of());

    AnswersAhead(ChunkAnswers answers) {
        this.answers = answers;
    }

    /** Begins with them, and anew with those of a transaction that is tried again. */
    void begin(List<Grant.Bound> grants) {
        if (!grants.isEmpty()) {
            made = CompletableFuture.supplyAsync(
                    () -> answers.of(grants),
                    task -> Thread.ofVirtual().name("tickets").start(task));
        }
    }

    /** What was begun with last, by the ids of the attempts. It fails when there are no tickets now. */
    CompletableFuture<Map<UUID, ClaimedChunk>> made() {
        return made;
    }
}
