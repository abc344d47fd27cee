package io.lightmill.contracts.comparison;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.GeneratedOutput;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /items/states}: job-service compares its open items with the dispatcher's. */
public final class DispatchStates {

    /** Items of one job. */
    public record Request(UUID jobId, List<UUID> itemIds) {}

    /**
     * What the dispatcher knows.
     *
     * @param jobKnown false: neither the job nor a tombstone is there; its commands must be said again
     * @param items those that it knows; one left out must be queued again
     */
    public record Answer(boolean jobKnown, boolean paused, boolean cancelled, List<Item> items) {}

    /**
     * One item of the dispatcher's.
     *
     * @param state one of queued, processing, generated, failed, cancelled
     * @param attemptId running, or whose output counts
     * @param output only with {@code generated}
     */
    public record Item(
            UUID itemId,
            long version,
            ItemState state,
            @Nullable UUID attemptId,
            int attempts,
            @Nullable GeneratedOutput output,
            @Nullable ErrorCode code,
            @Nullable String message,
            @Nullable Instant notBefore) {}

    private DispatchStates() {}
}
