package io.lightmill.chaos.evidence;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.error.ErrorCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an item ended, as its owner saw it.
 *
 * @param attempts how often it was bound to one
 * @param code why it failed; null otherwise
 * @param attempt whose output it is; null where there is none
 * @param sha256 of the output
 * @param bytes of the output
 */
public record ItemEnd(
        UUID id,
        int ordinal,
        ItemState state,
        String prompt,
        int attempts,
        @Nullable ErrorCode code,
        @Nullable UUID attempt,
        @Nullable String sha256,
        @Nullable Long bytes,
        @Nullable Instant finishedAt) {

    /**
     * Whether somebody who saw this end may see that one later: the same, but for tries of a completed item that nobody had told of yet
     * when the archive's word overtook the dispatcher's. Every other end comes with its tries.
     */
    public boolean mayBecome(ItemEnd later) {
        return equals(later)
                || state == ItemState.COMPLETED
                        && later.attempts > attempts
                        && withAttempts(later.attempts).equals(later);
    }

    /** The same with another number of tries. */
    public ItemEnd withAttempts(int number) {
        return new ItemEnd(id, ordinal, state, prompt, number, code, attempt, sha256, bytes, finishedAt);
    }

    /** What the API said. */
    public static ItemEnd of(ItemView view) {
        ItemView.Output output = view.output();
        ItemView.Failure failure = view.error();
        return new ItemEnd(
                view.id(),
                view.ordinal(),
                view.state(),
                view.prompt(),
                view.attempts(),
                failure == null ? null : failure.code(),
                output == null ? null : output.attemptId(),
                output == null ? null : output.sha256(),
                output == null ? null : (Long) output.bytes(),
                view.finishedAt());
    }
}
