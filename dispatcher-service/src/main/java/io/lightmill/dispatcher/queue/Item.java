package io.lightmill.dispatcher.queue;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.ItemVersion;
import io.lightmill.contracts.worker.GeneratedOutput;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What changes of an item. Each change is a method that gives the item after it, with a newer version; whoever calls it holds
 * the row's lock.
 *
 * @param attemptId that runs it, ran it last, or whose output counts
 * @param tries claims so far
 * @param faults of them, on the item's own account
 * @param losses of them, on the allowance for infrastructure
 * @param output null too where it was not read: only who asks for it by {@code Items.of} gets it
 * @param delay with a change back to queued: how long it may not be handed out; else null
 */
public record Item(
        UUID id,
        UUID jobId,
        ItemPhase phase,
        long version,
        boolean alone,
        @Nullable UUID attemptId,
        int tries,
        int faults,
        int losses,
        @Nullable GeneratedOutput output,
        @Nullable ErrorCode code,
        @Nullable String message,
        @Nullable Duration delay) {

    private static final int MESSAGE_CHARACTERS = 2000;

    /** Its file lies in the bucket. */
    public Item generated(UUID attempt, GeneratedOutput made, long now) {
        return new Item(
                id,
                jobId,
                ItemPhase.GENERATED,
                next(now),
                alone,
                attempt,
                tries,
                faults,
                losses,
                made,
                null,
                null,
                null);
    }

    /** It goes back to the queue. */
    public Item requeued(Reckoning reckoning, Duration after, long now) {
        return new Item(
                id,
                jobId,
                ItemPhase.QUEUED,
                next(now),
                alone || reckoning.alone(),
                attemptId,
                tries,
                reckoning.faults(),
                reckoning.losses(),
                null,
                reckoning.code(),
                cut(reckoning.message()),
                after);
    }

    /** It will not be made. */
    public Item failed(Reckoning reckoning, long now) {
        return new Item(
                id,
                jobId,
                ItemPhase.FAILED,
                next(now),
                alone,
                attemptId,
                tries,
                reckoning.faults(),
                reckoning.losses(),
                null,
                reckoning.code(),
                cut(reckoning.message()),
                null);
    }

    /** Its job was cancelled. */
    public Item cancelled(long now) {
        return new Item(
                id,
                jobId,
                ItemPhase.CANCELLED,
                next(now),
                alone,
                attemptId,
                tries,
                faults,
                losses,
                null,
                code,
                message,
                null);
    }

    /** It and its version, as events name it. */
    public ItemVersion versioned() {
        return new ItemVersion(id, version);
    }

    private long next(long now) {
        return nextVersion(version, now);
    }

    /** Grows with each change, and never falls behind the time: a database restored from a backup repeats no version. */
    public static long nextVersion(long version, long now) {
        return Math.max(version + 1, now);
    }

    private static String cut(String text) {
        return text.length() <= MESSAGE_CHARACTERS ? text : text.substring(0, MESSAGE_CHARACTERS);
    }

    /**
     * Why an item did not become an output, and how its accounts stand after it.
     *
     * @param alone whether it must go alone from now on
     */
    public record Reckoning(ErrorCode code, String message, int faults, int losses, boolean alone) {}
}
