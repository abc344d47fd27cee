package io.lightmill.job.retry;

import io.lightmill.contracts.api.ItemState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item that failed.
 *
 * @param first the item that failed first: itself, unless it is a stand-in
 * @param standIn where the newest item is that stands in for that one; null: none does
 */
record FailedItem(
        UUID id,
        int source,
        int set,
        int variation,
        long seed,
        UUID first,
        @Nullable ItemState standIn) {

    /** Whether nothing is on its way in its place, or there already: nothing is paid twice. */
    boolean isRetriable() {
        return standIn == null || standIn == ItemState.FAILED || standIn == ItemState.CANCELLED;
    }
}
