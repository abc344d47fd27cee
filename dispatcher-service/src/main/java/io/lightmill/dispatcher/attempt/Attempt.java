package io.lightmill.dispatcher.attempt;

import io.lightmill.contracts.api.Engine;
import java.util.List;
import java.util.UUID;

/**
 * One try to make a chunk.
 *
 * @param items the chunk
 * @param judged bit n: the verdict on item n was heard
 * @param running until it ends, once
 * @param lost it ended by proven loss
 * @param seconds since it started
 * @param predicted seconds charged at the claim
 */
public record Attempt(
        UUID id,
        UUID invocationId,
        UUID runId,
        int number,
        UUID jobId,
        UUID userId,
        String endpoint,
        Engine engine,
        List<UUID> items,
        long judged,
        boolean running,
        boolean lost,
        double seconds,
        double predicted) {

    /** What its claim bound. */
    public Binding binding() {
        return new Binding(id, invocationId, jobId, userId, items);
    }

    /** Whether its verdict on an item of its chunk was heard. */
    public boolean hasJudged(UUID item) {
        int position = items.indexOf(item);
        return position >= 0 && (judged & 1L << position) != 0;
    }

    /** Its verdict on an item of its chunk is heard now. */
    public Attempt judging(UUID item) {
        return new Attempt(
                id,
                invocationId,
                runId,
                number,
                jobId,
                userId,
                endpoint,
                engine,
                items,
                judged | 1L << items.indexOf(item),
                running,
                lost,
                seconds,
                predicted);
    }

    /** It ends. */
    public Attempt ended(boolean byLoss) {
        return new Attempt(
                id,
                invocationId,
                runId,
                number,
                jobId,
                userId,
                endpoint,
                engine,
                items,
                judged,
                false,
                byLoss,
                seconds,
                predicted);
    }
}
