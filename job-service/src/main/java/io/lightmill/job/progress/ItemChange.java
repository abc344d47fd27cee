package io.lightmill.job.progress;

import io.lightmill.contracts.api.ItemState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as it was found under its job's lock, and what the news of one batch make of it.
 *
 * <p>The rule: a word that is not newer than the last one taken is ignored; a final state is taken from any state that is not
 * final, whatever its version; a final state never changes. What an attempt says of its output is kept even when the archive's
 * word overtook it.
 */
final class ItemChange {

    private final Found found;
    private ItemState state;
    private long version;
    private int attempts;
    private @Nullable UUID outputOf;
    private ItemNews.@Nullable Generated made;
    private ItemNews.@Nullable Archived file;
    private ItemNews.@Nullable Failed failure;
    private final List<ItemNews.Requeued> backInQueue = new ArrayList<>(0);
    private double seconds;
    private BigDecimal costUsd = BigDecimal.ZERO;

    /**
     * The item's row.
     *
     * @param outputOf the attempt whose output is recorded; null: none
     */
    record Found(
            UUID id,
            int ordinal,
            ItemState state,
            long version,
            int attempts,
            @Nullable UUID outputOf) {}

    ItemChange(Found found) {
        this.found = found;
        this.state = found.state();
        this.version = found.version();
        this.attempts = found.attempts();
        this.outputOf = found.outputOf();
    }

    void take(ItemNews news) {
        switch (news) {
            case ItemNews.Started it -> moveIfNewer(it.version(), ItemState.PROCESSING);
            case ItemNews.Requeued it -> requeued(it);
            case ItemNews.Generated it -> generated(it);
            case ItemNews.Failed it -> failed(it);
            case ItemNews.Cancelled it -> end(it.version(), ItemState.CANCELLED);
            case ItemNews.Archived it -> archived(it);
        }
    }

    private void requeued(ItemNews.Requeued it) {
        if (it.version() > version) {
            backInQueue.add(it);
        }
        moveIfNewer(it.version(), ItemState.QUEUED);
    }

    private void generated(ItemNews.Generated it) {
        if (it.version() <= version) {
            return;
        }
        // A completed item's details may still come, from the attempt whose file was archived and from no other.
        boolean late = state == ItemState.COMPLETED && it.attemptId().equals(outputOf);
        boolean counts = late || !state.isFinal();
        moveIfNewer(it.version(), ItemState.GENERATED);
        if (counts) {
            made = it;
            outputOf = it.attemptId();
            attempts = it.attempts();
            seconds += it.seconds();
            costUsd = costUsd.add(it.costUsd());
        }
    }

    private void failed(ItemNews.Failed it) {
        if (end(it.version(), ItemState.FAILED)) {
            failure = it;
            attempts = it.attempts();
        }
    }

    private void archived(ItemNews.Archived it) {
        if (end(version, ItemState.COMPLETED)) {
            file = it;
            outputOf = it.attemptId();
            // How many there were, the dispatcher says; that there was one is known.
            attempts = Math.max(attempts, 1);
        }
    }

    private void moveIfNewer(long newVersion, ItemState next) {
        if (newVersion > version) {
            version = newVersion;
            if (!state.isFinal()) {
                state = next;
            }
        }
    }

    private boolean end(long newVersion, ItemState end) {
        version = Math.max(version, newVersion);
        if (state.isFinal()) {
            return false;
        }
        state = end;
        return true;
    }

    Found found() {
        return found;
    }

    ItemState state() {
        return state;
    }

    /** What its row will hold. */
    Move move() {
        return new Move(found.state(), state, version, attempts);
    }

    /** Whether its row changes at all. */
    boolean isChanged() {
        return state != found.state() || version != found.version() || attempts != found.attempts();
    }

    /** Whether a tile looks different now; people see a generated item as processing. */
    boolean isVisible() {
        return shown(state) != shown(found.state());
    }

    private static ItemState shown(ItemState state) {
        return state == ItemState.GENERATED ? ItemState.PROCESSING : state;
    }

    ItemNews.@Nullable Generated made() {
        return made;
    }

    ItemNews.@Nullable Archived file() {
        return file;
    }

    ItemNews.@Nullable Failed failure() {
        return failure;
    }

    /** Each time that it went back to the queue. */
    List<ItemNews.Requeued> backInQueue() {
        return backInQueue;
    }

    /** Engine time of every output that the news spoke of. */
    double seconds() {
        return seconds;
    }

    /** What making them cost, those of tries that were rejected later included. */
    BigDecimal costUsd() {
        return costUsd;
    }

    /** One row's new values, and the state that it must still be in. */
    record Move(ItemState from, ItemState to, long version, int attempts) {}
}
