package io.lightmill.dispatcher.settle;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.error.Retry;
import io.lightmill.dispatcher.queue.Item;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides whether an item that did not become an output is tried again, and when. Pure, but for the given chance. */
public final class RetryRule {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 10;

    /** What met the engine's rate limit so often, for hours on end, does not fit into it at all: each try is a claim that is paid for. */
    private static final int FREE_TRIES = 100;

    private final int faults;
    private final int losses;
    private final RandomGenerator random;

    RetryRule(int faults, int losses, RandomGenerator random) {
        this.faults = faults;
        this.losses = losses;
        this.random = random;
    }

    /**
     * A try that did not bring an output.
     *
     * @param alone whether the item has to go alone from now on
     * @param asked seconds that the engine asked to wait
     * @param lostInRow attempts that the endpoint lost in a row: its back-off
     */
    record Setback(
            ErrorCode code,
            String message,
            boolean alone,
            @Nullable Double asked,
            int lostInRow) {}

    /** What follows. */
    sealed interface Decision {
        /** Back to the queue. */
        record Again(Item.Reckoning reckoning, Duration after) implements Decision {}

        /** It failed for good. */
        record GivenUp(Item.Reckoning reckoning) implements Decision {}

        /** The item after it; what would go back to the queue of a cancelled job is cancelled. */
        default Item applied(Item item, boolean cancelled, long now) {
            return switch (this) {
                case GivenUp givenUp -> item.failed(givenUp.reckoning(), now);
                case Again again ->
                    cancelled ? item.cancelled(now) : item.requeued(again.reckoning(), again.after(), now);
            };
        }
    }

    Decision decide(Item item, Setback setback) {
        ErrorCode code = setback.code();
        int newFaults = item.faults();
        int newLosses = item.losses();
        boolean again = switch (code.retry()) {
            case NEVER -> false;
            case ITEM -> ++newFaults < faults;
            case ALLOWANCE -> ++newLosses < losses;
            case FREELY -> free(item, newFaults, newLosses) <= FREE_TRIES;
        };
        if (!again && code.retry() == Retry.FREELY) {
            code = ErrorCode.ENGINE_QUOTA_EXHAUSTED;
        }
        Item.Reckoning after = new Item.Reckoning(code, setback.message(), newFaults, newLosses, setback.alone());
        return again
                ? new Decision.Again(after, wait(setback, Math.max(1, repetition(item, code, newFaults, newLosses))))
                : new Decision.GivenUp(after);
    }

    private static int repetition(Item item, ErrorCode code, int faults, int losses) {
        return switch (code.retry()) {
            case NEVER -> 0;
            case ITEM -> faults;
            case ALLOWANCE -> losses;
            case FREELY -> free(item, faults, losses);
        };
    }

    /** Its claims that cost nothing. */
    private static int free(Item item, int faults, int losses) {
        return item.tries() - faults - losses;
    }

    /**
     * Doubled with each repetition, or with each attempt that the endpoint lost in a row, with jitter. What the engine asks for is
     * lengthened by up to half, never shortened: it tells many items the same, and they are not to come back at once.
     */
    private Duration wait(Setback setback, int repetition) {
        int doublings = Math.min(DOUBLINGS, Math.max(repetition - 1, setback.lostInRow()));
        double seconds = setback.code().firstWaitSeconds() * Math.pow(2, doublings) * random.nextDouble(0.5, 1.5);
        Duration own = Duration.ofMillis((long) (Math.min(seconds, LONGEST.toSeconds()) * 1000));
        Double asked = setback.asked();
        if (asked == null || asked <= 0) {
            return own;
        }
        double theirSeconds = Math.min(asked, LONGEST_ASKED.toSeconds()) * random.nextDouble(1, 1.5);
        Duration theirs = Duration.ofMillis((long) (theirSeconds * 1000));
        return theirs.compareTo(own) > 0 ? theirs : own;
    }
}
