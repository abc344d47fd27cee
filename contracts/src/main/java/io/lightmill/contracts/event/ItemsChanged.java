package io.lightmill.contracts.event;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** For the browser: items of one job that changed, as far as a tile shows it. */
public record ItemsChanged(UUID jobId, UUID userId, List<Change> items, Instant at) {

    /**
     * One tile's news.
     *
     * @param code why it failed; null otherwise
     */
    public record Change(
            UUID itemId,
            int ordinal,
            ItemState state,
            @Nullable ErrorCode code) {}
}
